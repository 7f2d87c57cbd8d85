package dev.snapstart.readiness;

/**
 * What one rule found.
 *
 * @param rule the rule
 * @param severity how much it matters
 * @param problem what is in the way; a sentence
 * @param remedy what to change, by pom element or setting of the function; a sentence
 */
public record Finding(EligibilityRule rule, Severity severity, String problem, String remedy) {
  @Override
  public String toString() {
    return problem + " " + remedy;
  }
}
