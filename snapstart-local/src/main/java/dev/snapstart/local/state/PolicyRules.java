package dev.snapstart.local.state;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Resource policies, one for each qualifier (facts 3); they share the RevisionId of their owner.
 */
final class PolicyRules {
  private static final Pattern STATEMENT_ID = Pattern.compile("([a-zA-Z0-9-_]+)");
  private static final Pattern ACTION = Pattern.compile("(lambda:[*]|lambda:[a-zA-Z]+|[*])");

  private PolicyRules() {}

  static void addTo(Rulebook rules) {
    rules
        .on(LambdaCall.AddPermission.class, PolicyRules::add)
        .on(LambdaCall.RemovePermission.class, PolicyRules::remove)
        .on(LambdaCall.GetPolicy.class, PolicyRules::get);
  }

  private static LambdaAnswer add(Draft draft, LambdaCall.AddPermission call) {
    new Constraints()
        .present("statementId", call.statementId())
        .length("statementId", call.statementId(), 1, 100)
        .matches("statementId", call.statementId(), STATEMENT_ID)
        .present("action", call.action())
        .matches("action", call.action(), ACTION)
        .present("principal", call.principal())
        .check();
    FunctionRef ref = owner(draft, call);
    LambdaFunction function = Lookup.function(draft, ref);
    Lookup.refuseStale(call.revisionId(), revision(draft, function, ref), "GetPolicy");
    Table<String, PolicyStatement> policy = policy(function, ref);
    if (policy.has(call.statementId())) {
      throw LambdaError.conflict(
              "The statement id ("
                  + call.statementId()
                  + ") provided already exists. Please provide a new statement id, or remove the"
                  + " existing statement.")
          .refuse();
    }
    PolicyStatement statement =
        new PolicyStatement(
            call.statementId(),
            call.action(),
            call.principal(),
            ref.arn(draft.account()),
            call.sourceArn(),
            call.sourceAccount(),
            call.eventSourceToken(),
            call.principalOrgId(),
            call.functionUrlAuthType(),
            call.invokedViaFunctionUrl());
    put(draft, function, ref, policy.with(statement.statementId(), statement));
    return new LambdaAnswer.Permission(statement);
  }

  private static LambdaAnswer remove(Draft draft, LambdaCall.RemovePermission call) {
    FunctionRef ref = owner(draft, call);
    LambdaFunction function = Lookup.function(draft, ref);
    Table<String, PolicyStatement> policy = policy(function, ref);
    if (policy.isEmpty()) {
      throw LambdaError.notFound("No policy is associated with the given resource.").refuse();
    }
    if (!policy.has(call.statementId())) {
      throw LambdaError.notFound(
              "Statement " + call.statementId() + " is not found in resource policy.")
          .refuse();
    }
    Lookup.refuseStale(call.revisionId(), revision(draft, function, ref), "GetPolicy");
    put(draft, function, ref, policy.without(call.statementId()));
    return new LambdaAnswer.Nothing();
  }

  private static LambdaAnswer get(Draft draft, LambdaCall.GetPolicy call) {
    FunctionRef ref = owner(draft, call);
    LambdaFunction function = Lookup.function(draft, ref);
    Table<String, PolicyStatement> policy = policy(function, ref);
    if (policy.isEmpty()) {
      throw LambdaError.notFound("The resource you requested does not exist.").refuse();
    }
    return new LambdaAnswer.Policy(List.copyOf(policy.values()), revision(draft, function, ref));
  }

  private static FunctionRef owner(Draft draft, LambdaCall call) {
    FunctionRef ref = Lookup.ref(draft, call);
    LambdaFunction function = Lookup.function(draft, ref);
    if (FunctionVersion.LATEST.equals(ref.qualifier())) {
      throw LambdaError.invalid("We currently do not support adding policies for $LATEST.")
          .refuse();
    }
    Lookup.version(draft, function, ref);
    return ref;
  }

  private static Table<String, PolicyStatement> policy(LambdaFunction function, FunctionRef ref) {
    Table<String, PolicyStatement> policy = function.policies().get(key(ref));
    return policy == null ? Table.empty() : policy;
  }

  private static String revision(Draft draft, LambdaFunction function, FunctionRef ref) {
    Alias alias = alias(function, ref);
    return alias == null ? Lookup.version(draft, function, ref).revisionId() : alias.revisionId();
  }

  private static void put(
      Draft draft,
      LambdaFunction function,
      FunctionRef ref,
      Table<String, PolicyStatement> policy) {
    LambdaFunction changed = function.withPolicy(key(ref), policy);
    Alias alias = alias(function, ref);
    if (alias == null) {
      FunctionVersion version = Lookup.version(draft, function, ref);
      draft.put(changed.with(version.withRevision(draft.nextId())));
    } else {
      Alias renewed = alias.withRevision(draft.nextId());
      draft.put(changed.withAliases(function.aliases().with(alias.name(), renewed)));
    }
  }

  private static @Nullable Alias alias(LambdaFunction function, FunctionRef ref) {
    return ref.qualifier() == null ? null : function.aliases().get(ref.qualifier());
  }

  private static String key(FunctionRef ref) {
    return ref.qualifier() == null ? "" : ref.qualifier();
  }
}
