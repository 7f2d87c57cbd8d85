package dev.snapstart.local.state;

import org.jspecify.annotations.Nullable;

/** Finds what a caller names, and refuses what isn't there or isn't ready. */
final class Lookup {
  private Lookup() {}

  static FunctionRef ref(Draft draft, LambdaCall call) {
    String name = call.functionName();
    new Constraints().present("functionName", name).check();
    return FunctionRef.of(name == null ? "" : name, call.qualifier(), draft.account());
  }

  static LambdaFunction function(Draft draft, FunctionRef ref) {
    LambdaFunction function = draft.functions().get(ref.name());
    if (function == null) {
      throw functionNotFound(ref.arn(draft.account()));
    }
    return function;
  }

  static LambdaFunction function(Draft draft, LambdaCall call) {
    return function(draft, ref(draft, call));
  }

  /** The version meant: $LATEST, a number, or what an alias points at (facts 1.2). */
  static FunctionVersion version(Draft draft, LambdaFunction function, FunctionRef ref) {
    FunctionVersion version = versionOrNull(function, ref.qualifier());
    if (version == null) {
      throw functionNotFound(ref.arn(draft.account()));
    }
    return version;
  }

  /** Tells whether there is such a version or alias; every function has its unqualified self. */
  static boolean has(LambdaFunction function, @Nullable String qualifier) {
    return versionOrNull(function, qualifier) != null;
  }

  private static @Nullable FunctionVersion versionOrNull(
      LambdaFunction function, @Nullable String qualifier) {
    if (qualifier == null) {
      return function.latest();
    }
    Alias alias = function.aliases().get(qualifier);
    return function.version(alias == null ? qualifier : alias.functionVersion());
  }

  /** Updates and publishing wait for the one before (facts 1.3). */
  static void refuseBusy(Draft draft, LambdaFunction function) {
    Lifecycle lifecycle = function.latest().lifecycle();
    if (lifecycle.pending()) {
      throw pending();
    }
    if (lifecycle.inProgress()) {
      throw LambdaError.conflict(
              "The operation cannot be performed at this time. An update is in progress for"
                  + " resource: "
                  + draft.account().functionArn(function.name()))
          .refuse();
    }
  }

  static Refusal pending() {
    return LambdaError.conflict(
            "The operation cannot be performed at this time. The function is currently in the"
                + " following state: Pending")
        .refuse();
  }

  /** A stale RevisionId is refused (facts 2.2). */
  static void refuseStale(@Nullable String given, String current, String operations) {
    if (given != null && !given.isEmpty() && !given.equals(current)) {
      throw LambdaError.staleRevision(operations).refuse();
    }
  }

  static Refusal functionNotFound(String arn) {
    return LambdaError.notFound("Function not found: " + arn).refuse();
  }
}
