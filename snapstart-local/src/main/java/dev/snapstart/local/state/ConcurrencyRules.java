package dev.snapstart.local.state;

import java.util.Map;
import java.util.TreeMap;

/** Reserved concurrency and the account's limits (facts 3, 9; texts are recorded). */
final class ConcurrencyRules {
  static final int ACCOUNT = 1000;
  static final int UNRESERVED_MINIMUM = 100;

  private ConcurrencyRules() {}

  static void addTo(Rulebook rules) {
    rules
        .on(AttachmentCall.PutFunctionConcurrency.class, ConcurrencyRules::put)
        .on(AttachmentCall.GetFunctionConcurrency.class, ConcurrencyRules::get)
        .on(AttachmentCall.DeleteFunctionConcurrency.class, ConcurrencyRules::delete)
        .on(AttachmentCall.GetAccountSettings.class, ConcurrencyRules::account);
  }

  private static LambdaAnswer put(Draft draft, AttachmentCall.PutFunctionConcurrency call) {
    Integer reserved = call.reservedConcurrentExecutions();
    new Constraints()
        .present("reservedConcurrentExecutions", reserved)
        .range("reservedConcurrentExecutions", reserved, 0, Integer.MAX_VALUE)
        .check();
    LambdaFunction function = whole(draft, call);
    int wanted = reserved == null ? 0 : reserved;
    int others = unreserved(draft, function.name()) - wanted;
    if (others < UNRESERVED_MINIMUM) {
      throw tooMuch();
    }
    int provisioned = function.attachments().totalProvisioned();
    if (wanted < provisioned) {
      throw LambdaError.invalid(
              "ReservedConcurrentExecutions  "
                  + wanted
                  + " should not be lower than function's total provisioned concurrency ["
                  + provisioned
                  + "].")
          .refuse();
    }
    draft.put(function.with(function.attachments().withReserved(wanted)));
    return new AttachmentAnswer.Concurrency(wanted);
  }

  private static LambdaAnswer get(Draft draft, AttachmentCall.GetFunctionConcurrency call) {
    return new AttachmentAnswer.Concurrency(Lookup.function(draft, call).attachments().reserved());
  }

  private static LambdaAnswer delete(Draft draft, AttachmentCall.DeleteFunctionConcurrency call) {
    LambdaFunction function = whole(draft, call);
    draft.put(function.with(function.attachments().withReserved(null)));
    return new LambdaAnswer.Nothing();
  }

  private static LambdaFunction whole(Draft draft, LambdaCall call) {
    FunctionRef ref = Lookup.ref(draft, call);
    if (ref.qualifier() != null) {
      throw LambdaError.invalid(
              "This operation is permitted on Lambda functions only. Aliases and versions do not"
                  + " support this operation. Please specify either a function name or an"
                  + " unqualified function ARN.")
          .refuse();
    }
    return Lookup.function(draft, ref);
  }

  static Refusal tooMuch() {
    return LambdaError.invalid(
            "Specified ConcurrentExecutions for function decreases account's"
                + " UnreservedConcurrentExecution below its minimum value of ["
                + UNRESERVED_MINIMUM
                + "].")
        .refuse();
  }

  /** What the account has left if one function reserved nothing. */
  static int unreserved(Draft draft, String but) {
    int left = ACCOUNT;
    for (LambdaFunction function : draft.functions().values()) {
      Integer reserved = function.attachments().reserved();
      if (reserved != null && !function.name().equals(but)) {
        left -= reserved;
      }
    }
    return left;
  }

  /** Limits: facts 0.5, 2.4 and 9. */
  private static LambdaAnswer account(Draft draft, AttachmentCall.GetAccountSettings call) {
    Map<String, Long> limit = new TreeMap<>();
    limit.put("TotalCodeSize", 322_122_547_200L);
    limit.put("CodeSizeUnzipped", 262_144_000L);
    limit.put("CodeSizeZipped", 52_428_800L);
    limit.put("ConcurrentExecutions", (long) ACCOUNT);
    limit.put("UnreservedConcurrentExecutions", (long) unreserved(draft, ""));
    long code = 0;
    for (LambdaFunction function : draft.functions().values()) {
      code += function.latest().code().size();
      for (FunctionVersion version : function.versions().values()) {
        code += version.code().size();
      }
    }
    Map<String, Long> usage = new TreeMap<>();
    usage.put("TotalCodeSize", code);
    usage.put("FunctionCount", (long) draft.functions().values().size());
    return new AttachmentAnswer.AccountSettings(limit, usage);
  }
}
