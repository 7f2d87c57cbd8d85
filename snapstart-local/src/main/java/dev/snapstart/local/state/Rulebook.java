package dev.snapstart.local.state;

import java.util.HashMap;
import java.util.Map;

/** One rule for each kind of call. */
final class Rulebook {
  private final Map<Class<? extends LambdaCall>, Rule<?>> rules = new HashMap<>();

  <C extends LambdaCall> Rulebook on(Class<C> call, Rule<C> rule) {
    rules.put(call, rule);
    return this;
  }

  LambdaAnswer apply(Draft draft, LambdaCall call) {
    return rule(call).apply(draft, call);
  }

  boolean has(Class<?> call) {
    return rules.containsKey(call);
  }

  @SuppressWarnings("unchecked") // on() pairs a class with a rule for that very class.
  private Rule<LambdaCall> rule(LambdaCall call) {
    Rule<?> rule = rules.get(call.getClass());
    if (rule == null) {
      throw new IllegalStateException("No rule for " + call.operation());
    }
    return (Rule<LambdaCall>) rule;
  }

  /**
   * What a call does.
   *
   * @param <C> the kind of call
   */
  @FunctionalInterface
  interface Rule<C extends LambdaCall> {
    /** Changes the draft and answers, or throws a {@link Refusal}. */
    LambdaAnswer apply(Draft draft, C call);
  }
}
