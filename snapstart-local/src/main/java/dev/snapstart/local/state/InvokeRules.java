package dev.snapstart.local.state;

/** Invoke, as far as it concerns the life of a version: no code is run. */
final class InvokeRules {
  private InvokeRules() {}

  static void addTo(Rulebook rules) {
    rules.on(LambdaCall.Invoke.class, InvokeRules::invoke);
  }

  private static LambdaAnswer invoke(Draft draft, LambdaCall.Invoke call) {
    FunctionRef ref = Lookup.ref(draft, call);
    LambdaFunction function = Lookup.function(draft, ref);
    FunctionVersion version = Lookup.version(draft, function, ref);
    if (version.lifecycle().pending()) {
      throw Lookup.pending(); // facts 1.3
    }
    if (!version.lifecycle().inactive() || !version.settings().snapStartOn()) {
      throw LambdaError.of(
              501,
              "NotImplementedException",
              "Invoke is not implemented by snapstart-local, but for waking Inactive versions")
          .refuse();
    }
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
