package dev.snapstart.local.state;

import java.util.List;

/** PublishVersion and DeleteFunction. */
final class VersionRules {
  private VersionRules() {}

  static void addTo(Rulebook rules) {
    rules
        .on(LambdaCall.PublishVersion.class, VersionRules::publish)
        .on(LambdaCall.DeleteFunction.class, VersionRules::delete);
  }

  private static LambdaAnswer publish(Draft draft, LambdaCall.PublishVersion call) {
    new Constraints().length("description", call.description(), 0, 256).check();
    LambdaFunction function = Lookup.function(draft, call);
    Lookup.refuseBusy(draft, function);
    FunctionVersion latest = function.latest();
    Lookup.refuseStale(call.revisionId(), latest.revisionId(), "GetFunction/GetAlias");
    String expected = call.codeSha256();
    if (expected != null && !expected.isEmpty() && !expected.equals(latest.code().sha256())) {
      throw LambdaError.invalid(
              "CodeSHA256 ("
                  + expected
                  + ") is different from current CodeSHA256 in $LATEST ("
                  + latest.code().sha256()
                  + "). Please try again with the CodeSHA256 in $LATEST.")
          .refuse(); // facts 2.1
    }
    FunctionVersion unchanged = Publishing.unchanged(draft, function);
    FunctionVersion version =
        unchanged == null ? Publishing.fromSettled(draft, function, call.description()) : unchanged;
    if (unchanged == null) {
      // Publishing changes the RevisionId of $LATEST (facts 2.2).
      LambdaFunction published = Lookup.function(draft, call);
      draft.put(published.with(published.latest().withRevision(draft.nextId())));
    }
    return FunctionConfiguration.of(
        function.name(), draft.account().functionArn(function.name(), version.version()), version);
  }

  private static LambdaAnswer delete(Draft draft, LambdaCall.DeleteFunction call) {
    FunctionRef ref = Lookup.ref(draft, call);
    LambdaFunction function =
        Lookup.function(draft, new FunctionRef(ref.name(), null)); // facts 2.6
    String qualifier = ref.qualifier();
    if (qualifier == null) {
      draft.remove(function.name());
    } else if (qualifier.equals(FunctionVersion.LATEST)) {
      throw LambdaError.invalid("$LATEST version cannot be deleted without deleting the function.")
          .refuse();
    } else if (FunctionRef.number(qualifier) == null) {
      throw LambdaError.invalid("Deletion of aliases is not currently supported.").refuse();
    } else {
      deleteVersion(draft, function, qualifier);
    }
    return new LambdaAnswer.Nothing();
  }

  private static void deleteVersion(Draft draft, LambdaFunction function, String qualifier) {
    FunctionVersion version = function.version(qualifier);
    if (version == null) {
      return; // facts 2.6: a success, and repeatable
    }
    List<String> aliases = function.aliasesOf(qualifier);
    if (!aliases.isEmpty()) {
      throw LambdaError.conflict(
              "Unable to delete version because the following aliases reference it: " + aliases)
          .refuse();
    }
    if (version.lifecycle().pending()) {
      throw Lookup.pending(); // facts 1.3: every action on a version that is Pending
    }
    draft.removeVersion(function, Integer.parseInt(qualifier));
  }
}
