package dev.snapstart.local.state;

/** What can be read but never set here: the answers are those of a function without it. */
final class FixedAnswers {
  private FixedAnswers() {}

  static void addTo(Rulebook rules) {
    rules
        .on(
            LambdaCall.GetFunctionCodeSigningConfig.class,
            (draft, call) -> new LambdaAnswer.CodeSigning(Lookup.function(draft, call).name()))
        .on(LambdaCall.GetFunctionRecursionConfig.class, FixedAnswers::recursion)
        .on(LambdaCall.GetRuntimeManagementConfig.class, FixedAnswers::runtimeManagement);
  }

  private static LambdaAnswer recursion(Draft draft, LambdaCall.GetFunctionRecursionConfig call) {
    Lookup.function(draft, call);
    return new LambdaAnswer.Recursion("Terminate");
  }

  private static LambdaAnswer runtimeManagement(
      Draft draft, LambdaCall.GetRuntimeManagementConfig call) {
    FunctionRef ref = Lookup.ref(draft, call);
    LambdaFunction function = Lookup.function(draft, ref);
    FunctionVersion version = Lookup.version(draft, function, ref);
    String arn = draft.account().functionArn(function.name(), version.version());
    return new LambdaAnswer.RuntimeManagement("Auto", arn);
  }
}
