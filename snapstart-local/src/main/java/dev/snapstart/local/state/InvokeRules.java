package dev.snapstart.local.state;

import org.jspecify.annotations.Nullable;

/** Invoke, as far as it concerns the state: which version it runs, and whether that is ready. */
final class InvokeRules {
  private InvokeRules() {}

  static void addTo(Rulebook rules) {
    rules.on(LambdaCall.Invoke.class, InvokeRules::invoke);
  }

  private static LambdaAnswer invoke(Draft draft, LambdaCall.Invoke call) {
    FunctionRef ref = Lookup.ref(draft, call);
    LambdaFunction function = Lookup.function(draft, ref);
    FunctionVersion version = version(draft, function, ref, call.draw());
    Lifecycle lifecycle = version.lifecycle();
    if (lifecycle.pending()) {
      throw Lookup.pending(); // facts 1.3
    }
    if (lifecycle.failed()) {
      throw LambdaError.conflict(
              "The operation cannot be performed at this time. The function is currently in the"
                  + " following state: Failed")
          .refuse(); // facts 1.3; the text is assumed
    }
    boolean latest = version.version().equals(FunctionVersion.LATEST);
    if (lifecycle.inactive() && version.settings().snapStartOn() && !latest) {
      return wake(draft, function, version);
    }
    return new LambdaAnswer.Invocable(function.name(), version, ref.arn(draft.account()));
  }

  private static FunctionVersion version(
      Draft draft, LambdaFunction function, FunctionRef ref, @Nullable Double draw) {
    Alias alias = ref.qualifier() == null ? null : function.aliases().get(ref.qualifier());
    FunctionVersion drawn =
        alias == null
            ? null
            : function.version(draw == null ? alias.functionVersion() : alias.versionFor(draw));
    return drawn == null ? Lookup.version(draft, function, ref) : drawn;
  }

  private static LambdaError wake(Draft draft, LambdaFunction function, FunctionVersion version) {
    Lifecycle restoring =
        Lifecycle.restoring(
            draft.in(draft.timings().snapshot()),
            SnapStartRules.failure(draft, function.name(), version));
    draft.put(function, version.withLifecycle(restoring, draft.nextId()));
    // A refusal that has an effect: the call is what makes Lambda take the snapshot again.
    return LambdaError.of(
        409,
        "SnapStartNotReadyException",
        "Lambda is initializing your function. It will be ready to invoke once your function state"
            + " becomes ACTIVE."); // facts 1.3, 1.7
  }
}
