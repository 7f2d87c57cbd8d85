package dev.snapstart.readiness;

import dev.snapstart.error.ErrorCode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BiFunction;

/** One condition that SnapStart sets, with the page that says so; immutable. */
public final class EligibilityRule {
  private final String name;
  private final Fact<?> fact;
  private final String source;
  private final LocalDate asOf;
  private final ErrorCode code;
  private final BiFunction<EligibilityRule, FunctionFacts, Optional<Finding>> judge;

  private <T> EligibilityRule(
      Fact<T> fact, String source, LocalDate asOf, ErrorCode code, Judge<T> judge) {
    this.name = fact.label();
    this.fact = fact;
    this.source = source;
    this.asOf = asOf;
    this.code = code;
    this.judge =
        (rule, facts) ->
            facts
                .get(fact)
                .flatMap(value -> judge.of(value, facts))
                .map(
                    objection ->
                        new Finding(
                            rule, objection.severity(), objection.problem(), objection.remedy()));
  }

  /** Says what is wrong with a value, if anything is. */
  @FunctionalInterface
  interface Judge<T> {
    Optional<Objection> of(T value, FunctionFacts facts);
  }

  /** What is wrong with a value. */
  record Objection(Severity severity, String problem, String remedy) {
    static Optional<Objection> error(String problem, String remedy) {
      return Optional.of(new Objection(Severity.ERROR, problem, remedy));
    }

    static Optional<Objection> warning(String problem, String remedy) {
      return Optional.of(new Objection(Severity.WARNING, problem, remedy));
    }
  }

  static <T> EligibilityRule about(
      Fact<T> fact, String source, String asOf, ErrorCode code, Judge<T> judge) {
    return new EligibilityRule(fact, source, LocalDate.parse(asOf), code, judge);
  }

  Optional<Finding> judge(FunctionFacts facts) {
    return judge.apply(this, facts);
  }

  /** Whether the fact that it judges is known; of images the runtime never is. */
  boolean canJudge(FunctionFacts facts) {
    return facts.get(fact).isPresent() || (fact.equals(Fact.RUNTIME) && facts.isImage());
  }

  /** The code of the error that ends a deployment. */
  ErrorCode code() {
    return code;
  }

  /**
   * Returns what the rule is about.
   *
   * @return a name such as {@code ephemeral storage}, unique among the rules
   */
  public String name() {
    return name;
  }

  /**
   * Returns the fact that the rule judges.
   *
   * @return the fact without which it says nothing
   */
  public Fact<?> fact() {
    return fact;
  }

  /**
   * Returns where the rule comes from.
   *
   * @return the address of a page, or {@code assumed} and why
   */
  public String source() {
    return source;
  }

  /**
   * Returns when the source was read.
   *
   * @return a day; AWS may have changed the condition since
   */
  public LocalDate asOf() {
    return asOf;
  }

  @Override
  public String toString() {
    return name;
  }
}
