package dev.snapstart.local.state;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** GetFunction, GetFunctionConfiguration and the lists of functions and versions. */
final class ReadRules {
  private ReadRules() {}

  static void addTo(Rulebook rules) {
    rules
        .on(LambdaCall.GetFunction.class, ReadRules::function)
        .on(LambdaCall.GetFunctionConfiguration.class, ReadRules::configuration)
        .on(LambdaCall.ListFunctions.class, ReadRules::functions)
        .on(LambdaCall.ListVersionsByFunction.class, ReadRules::versions);
  }

  private static LambdaAnswer function(Draft draft, LambdaCall.GetFunction call) {
    FunctionRef ref = Lookup.ref(draft, call);
    LambdaFunction function = Lookup.function(draft, ref);
    FunctionVersion version = Lookup.version(draft, function, ref);
    Integer reserved = function.attachments().reserved();
    return new LambdaAnswer.Function(
        FunctionConfiguration.of(function.name(), ref.arn(draft.account()), version),
        location(version.code()),
        function.tags().isEmpty() ? null : function.tags().asMap(),
        reserved == null ? null : new AttachmentAnswer.Concurrency(reserved));
  }

  private static LambdaAnswer.CodeLocation location(FunctionCode code) {
    String image = code.imageUri();
    return image == null
        ? new LambdaAnswer.CodeLocation(
            "S3", code.sha256(), null, null, code.reference(), code.sourceKmsKeyArn())
        : new LambdaAnswer.CodeLocation(
            "ECR", null, image, code.resolvedImageUri(), null, code.sourceKmsKeyArn());
  }

  private static LambdaAnswer configuration(Draft draft, LambdaCall.GetFunctionConfiguration call) {
    FunctionRef ref = Lookup.ref(draft, call);
    LambdaFunction function = Lookup.function(draft, ref);
    FunctionVersion version = Lookup.version(draft, function, ref);
    return FunctionConfiguration.of(function.name(), ref.arn(draft.account()), version);
  }

  private static LambdaAnswer functions(Draft draft, LambdaCall.ListFunctions call) {
    new Constraints().oneOf("functionVersion", call.functionVersion(), List.of("ALL")).check();
    List<FunctionConfiguration> all = new ArrayList<>();
    for (LambdaFunction function : draft.functions().values()) {
      if (call.functionVersion() == null) {
        String arn = draft.account().functionArn(function.name());
        all.add(FunctionConfiguration.listed(function.name(), arn, function.latest()));
      } else {
        all.addAll(listed(draft, function));
      }
    }
    Page<FunctionConfiguration> page = Page.of(all, call.marker(), call.maxItems());
    return new LambdaAnswer.Functions(page.items(), page.nextMarker());
  }

  private static LambdaAnswer versions(Draft draft, LambdaCall.ListVersionsByFunction call) {
    LambdaFunction function = Lookup.function(draft, call);
    Page<FunctionConfiguration> page =
        Page.of(listed(draft, function), call.marker(), call.maxItems());
    return new LambdaAnswer.Versions(page.items(), page.nextMarker());
  }

  /** $LATEST first, then the versions in order, each under its own ARN (recorded answers). */
  private static List<FunctionConfiguration> listed(Draft draft, LambdaFunction function) {
    List<FunctionVersion> versions = new ArrayList<>();
    versions.add(function.latest());
    versions.addAll(function.versions().values());
    List<FunctionConfiguration> listed = new ArrayList<>();
    for (FunctionVersion version : versions) {
      String arn = draft.account().functionArn(function.name(), version.version());
      listed.add(FunctionConfiguration.listed(function.name(), arn, version));
    }
    return listed;
  }

  /**
   * A part of a list.
   *
   * @param <T> the kind of item
   * @param items the items of this page
   * @param nextMarker where the next page starts, null on the last page
   */
  record Page<T>(List<T> items, @Nullable String nextMarker) {
    private static final int MAX = 50; // facts 2.6, whatever is asked for

    static <T> Page<T> of(List<T> all, @Nullable String marker, @Nullable Integer maxItems) {
      new Constraints().range("maxItems", maxItems, 1, 10_000).check();
      int from = marker == null || marker.isEmpty() ? 0 : position(marker, all.size());
      int to = Math.min(all.size(), from + Math.min(MAX, maxItems == null ? MAX : maxItems));
      return new Page<>(
          List.copyOf(all.subList(from, to)), to == all.size() ? null : Integer.toString(to));
    }

    private static int position(String marker, int size) {
      Integer position = FunctionRef.number(marker);
      if (position == null) {
        throw LambdaError.invalid("Invalid marker").refuse();
      }
      return Math.min(position, size);
    }
  }
}
