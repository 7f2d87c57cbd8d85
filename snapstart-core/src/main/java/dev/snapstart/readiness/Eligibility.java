package dev.snapstart.readiness;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Judges functions by the conditions that SnapStart sets; makes no call. */
public final class Eligibility {
  private Eligibility() {}

  /**
   * Judges what is known of a function.
   *
   * @param facts how the function is, or is to be
   * @return what is in the way, and what could not be judged
   */
  public static EligibilityReport of(FunctionFacts facts) {
    List<Finding> findings =
        EligibilityRules.ALL.stream()
            .map(rule -> rule.judge(facts))
            .flatMap(Optional::stream)
            .toList();
    return new EligibilityReport(
        findings, rules(rule -> rule.canJudge(facts)), rules(rule -> !rule.canJudge(facts)));
  }

  /**
   * Returns the conditions, with their sources.
   *
   * @return an unmodifiable list
   */
  public static List<EligibilityRule> rules() {
    return EligibilityRules.ALL;
  }

  /**
   * Returns what container images that are not AWS's own need.
   *
   * @return half a sentence
   */
  public static String imageCondition() {
    return EligibilityRules.IMAGE_CONDITION;
  }

  private static List<EligibilityRule> rules(Predicate<EligibilityRule> which) {
    return EligibilityRules.ALL.stream().filter(which).toList();
  }
}
