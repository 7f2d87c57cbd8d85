package dev.snapstart.local.state;

import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Provisioned concurrency, of a published version or of an alias (facts 3; texts are recorded but
 * where they are called assumed).
 */
final class ProvisionedRules {
  private ProvisionedRules() {}

  static void addTo(Rulebook rules) {
    rules
        .on(AttachmentCall.PutProvisionedConcurrencyConfig.class, ProvisionedRules::put)
        .on(AttachmentCall.GetProvisionedConcurrencyConfig.class, ProvisionedRules::get)
        .on(AttachmentCall.DeleteProvisionedConcurrencyConfig.class, ProvisionedRules::delete)
        .on(AttachmentCall.ListProvisionedConcurrencyConfigs.class, ProvisionedRules::list);
  }

  private static LambdaAnswer put(
      Draft draft, AttachmentCall.PutProvisionedConcurrencyConfig call) {
    Integer wanted = call.provisionedConcurrentExecutions();
    new Constraints()
        .present("provisionedConcurrentExecutions", wanted)
        .range("provisionedConcurrentExecutions", wanted, 1, Integer.MAX_VALUE)
        .check();
    FunctionRef ref = target(draft, call);
    LambdaFunction function = Lookup.function(draft, ref);
    String qualifier = qualifier(ref);
    Alias alias = function.aliases().get(qualifier);
    if (alias != null && !alias.weights().isEmpty()) {
      // The rule is documented, the text is assumed.
      throw LambdaError.invalid(
              "Provisioned Concurrency Configs cannot be changed while the alias has a routing"
                  + " configuration.")
          .refuse();
    }
    FunctionVersion version = Lookup.version(draft, function, ref);
    refuseUnsuited(version);
    refuseTwice(function, alias, version);
    refuseTooMuch(draft, function, qualifier, wanted == null ? 0 : wanted);
    ProvisionedConcurrency config =
        new ProvisionedConcurrency(
            wanted == null ? 0 : wanted,
            draft.in(draft.timings().configurationUpdate()),
            draft.now());
    Attachments attachments = function.attachments();
    draft.put(
        function.with(
            attachments.withProvisioned(attachments.provisioned().with(qualifier, config))));
    return answer(null, config, false);
  }

  private static void refuseUnsuited(FunctionVersion version) {
    if (version.version().equals(FunctionVersion.LATEST)) {
      throw LambdaError.invalid(
              "Provisioned Concurrency Configs cannot be applied to unpublished function"
                  + " versions.")
          .refuse();
    }
    if (version.settings().snapStartOn()) {
      throw snapStart();
    }
    if (version.lifecycle().pending()) {
      throw Lookup.pending(); // facts 1.3
    }
  }

  /** The rule is documented (facts 3), the text is assumed. */
  private static Refusal snapStart() {
    return LambdaError.invalid(
            "Provisioned Concurrency is not supported for SnapStart enabled functions")
        .refuse();
  }

  private static void refuseTwice(
      LambdaFunction function, @Nullable Alias alias, FunctionVersion version) {
    Table<String, ProvisionedConcurrency> provisioned = function.attachments().provisioned();
    if (alias != null && provisioned.has(version.version())) {
      throw alreadyProvisioned();
    }
    if (alias == null
        && function.aliasesOf(version.version()).stream().anyMatch(provisioned::has)) {
      throw LambdaError.conflict("Version is pointed by a Provisioned Concurrency alias").refuse();
    }
  }

  private static Refusal alreadyProvisioned() {
    return LambdaError.conflict(
            "Alias can't be used for Provisioned Concurrency configuration on an already"
                + " Provisioned version")
        .refuse();
  }

  private static void refuseTooMuch(
      Draft draft, LambdaFunction function, String qualifier, int wanted) {
    Attachments attachments = function.attachments();
    ProvisionedConcurrency before = attachments.provisioned().get(qualifier);
    int others = attachments.totalProvisioned() - (before == null ? 0 : before.requested());
    Integer reserved = attachments.reserved();
    if (reserved != null && others + wanted > reserved) {
      throw LambdaError.invalid(
              "Requested Provisioned Concurrency should not be greater than the"
                  + " reservedConcurrentExecution for function")
          .refuse();
    }
    int left = ConcurrencyRules.unreserved(draft, function.name()) - others - wanted;
    if (reserved == null && left < ConcurrencyRules.UNRESERVED_MINIMUM) {
      throw ConcurrencyRules.tooMuch();
    }
  }

  /** What an alias with provisioned concurrency may not be moved to; assumed. */
  static void checkMove(LambdaFunction function, Alias alias) {
    if (!function.attachments().provisioned().has(alias.name())) {
      return;
    }
    TreeSet<String> targets = new TreeSet<>(alias.weights().asMap().keySet());
    targets.add(alias.functionVersion());
    for (String target : targets) {
      FunctionVersion version = function.version(target);
      if (version != null) {
        refuseUnsuited(version);
      }
      if (function.attachments().provisioned().has(target)) {
        throw alreadyProvisioned();
      }
    }
  }

  private static LambdaAnswer get(
      Draft draft, AttachmentCall.GetProvisionedConcurrencyConfig call) {
    ProvisionedConcurrency config = config(draft, target(draft, call));
    return answer(null, config, config.readyAt(draft.now()));
  }

  private static LambdaAnswer delete(
      Draft draft, AttachmentCall.DeleteProvisionedConcurrencyConfig call) {
    FunctionRef ref = target(draft, call);
    LambdaFunction function = Lookup.function(draft, ref);
    Attachments attachments = function.attachments();
    // A missing one is a success as well (recorded).
    draft.put(
        function.with(
            attachments.withProvisioned(attachments.provisioned().without(qualifier(ref)))));
    return new LambdaAnswer.Nothing();
  }

  private static LambdaAnswer list(
      Draft draft, AttachmentCall.ListProvisionedConcurrencyConfigs call) {
    LambdaFunction function = Lookup.function(draft, call);
    List<AttachmentAnswer.ProvisionedConcurrencyConfig> all =
        function.attachments().provisioned().asMap().entrySet().stream()
            .map(
                entry ->
                    answer(
                        draft.account().functionArn(function.name(), entry.getKey()),
                        entry.getValue(),
                        entry.getValue().readyAt(draft.now())))
            .toList();
    var page = ReadRules.Page.of(all, call.marker(), call.maxItems());
    return new AttachmentAnswer.ProvisionedConcurrencyConfigs(page.items(), page.nextMarker());
  }

  private static FunctionRef target(Draft draft, LambdaCall call) {
    FunctionRef ref = Lookup.ref(draft, call);
    new Constraints().present("qualifier", ref.qualifier()).check();
    String qualifier = qualifier(ref);
    LambdaFunction function = Lookup.function(draft, ref);
    boolean number = FunctionRef.number(qualifier) != null;
    if (!Lookup.has(function, qualifier)) {
      String arn = ref.arn(draft.account());
      throw number
          ? Lookup.functionNotFound(arn)
          : LambdaError.notFound("Cannot find alias arn: " + arn).refuse();
    }
    return ref;
  }

  private static String qualifier(FunctionRef ref) {
    return ref.qualifier() == null ? "" : ref.qualifier();
  }

  private static ProvisionedConcurrency config(Draft draft, FunctionRef ref) {
    ProvisionedConcurrency config =
        Lookup.function(draft, ref).attachments().provisioned().get(qualifier(ref));
    if (config == null) {
      throw LambdaError.of(
              404,
              "ProvisionedConcurrencyConfigNotFoundException",
              "No Provisioned Concurrency Config found for this function")
          .refuse();
    }
    return config;
  }

  private static AttachmentAnswer.ProvisionedConcurrencyConfig answer(
      @Nullable String arn, ProvisionedConcurrency config, boolean ready) {
    int there = ready ? config.requested() : 0;
    return new AttachmentAnswer.ProvisionedConcurrencyConfig(
        arn,
        config.requested(),
        there,
        there,
        ready ? "READY" : "IN_PROGRESS",
        config.lastModified());
  }
}
