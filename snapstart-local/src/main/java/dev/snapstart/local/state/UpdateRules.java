package dev.snapstart.local.state;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** UpdateFunctionCode and UpdateFunctionConfiguration. */
final class UpdateRules {
  private static final String READ = "GetFunction/GetAlias";

  private UpdateRules() {}

  static void addTo(Rulebook rules) {
    rules
        .on(LambdaCall.UpdateFunctionCode.class, UpdateRules::code)
        .on(LambdaCall.UpdateFunctionConfiguration.class, UpdateRules::configuration);
  }

  private static LambdaAnswer code(Draft draft, LambdaCall.UpdateFunctionCode call) {
    CodeRules.check(call.code(), call.architectures());
    LambdaFunction function = changeable(draft, call, call.revisionId());
    FunctionVersion latest = function.latest();
    FunctionCode code =
        CodeRules.resolve(
            draft.before(),
            call.code(),
            // Absent means unchanged (assumed).
            call.architectures() == null ? latest.code().architectures() : call.architectures());
    if (!code.packageType().equals(latest.code().packageType())) {
      throw LambdaError.invalid(
              "Please provide code of PackageType " + latest.code().packageType() + ".")
          .refuse(); // facts 2.4; the text is assumed
    }
    Duration settling = draft.timings().codeUpdate();
    if (call.dryRun()) {
      // Shows what would be and changes nothing (facts 2.4).
      return shown(draft, function, updating(draft, latest.settings(), code, settling));
    }
    LambdaFunction changed =
        draft.put(function, updating(draft, latest.settings(), code, settling));
    if (!call.publish()) {
      return shown(draft, changed, changed.latest());
    }
    FunctionVersion unchanged = Publishing.unchanged(draft, changed);
    FunctionVersion version =
        unchanged == null ? Publishing.fromUnsettled(draft, changed, settling) : unchanged;
    // With Publish the answer shows the version under its own ARN (facts 2.1).
    return FunctionConfiguration.of(
        function.name(), draft.account().functionArn(function.name(), version.version()), version);
  }

  private static LambdaAnswer configuration(
      Draft draft, LambdaCall.UpdateFunctionConfiguration call) {
    SettingsRules.check(call.settings(), draft.account());
    LambdaFunction function = changeable(draft, call, call.revisionId());
    FunctionVersion latest = function.latest();
    ImageRules.check(latest.code().imageUri() != null, call.settings());
    FunctionSettings settings = latest.settings().with(call.settings());
    SnapStartRules.check(settings);
    // An update that changes nothing settles and gets a new RevisionId as well (facts 2.2).
    Duration settling = draft.timings().configurationUpdate();
    LambdaFunction changed =
        draft.put(function, updating(draft, settings, latest.code(), settling));
    return shown(draft, changed, changed.latest());
  }

  private static LambdaFunction changeable(
      Draft draft, LambdaCall call, @Nullable String revisionId) {
    FunctionRef ref = Lookup.ref(draft, call);
    LambdaFunction function = Lookup.function(draft, ref);
    if (!ref.latest()) {
      throw LambdaError.invalid("This operation is permitted on Lambda functions only.").refuse();
    }
    Lookup.refuseBusy(draft, function);
    Lookup.refuseStale(revisionId, function.latest().revisionId(), READ);
    return function;
  }

  private static FunctionVersion updating(
      Draft draft, FunctionSettings settings, FunctionCode code, Duration settling) {
    return new FunctionVersion(
        FunctionVersion.LATEST,
        settings,
        code,
        settings.description(),
        draft.nextId(),
        draft.now(),
        Lifecycle.updating(draft.in(settling)));
  }

  private static FunctionConfiguration shown(
      Draft draft, LambdaFunction function, FunctionVersion version) {
    return FunctionConfiguration.of(
        function.name(), draft.account().functionArn(function.name()), version);
  }
}
