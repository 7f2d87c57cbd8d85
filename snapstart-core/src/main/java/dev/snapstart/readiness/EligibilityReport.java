package dev.snapstart.readiness;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the rules say of a function.
 *
 * @param findings what is in the way, in the order of the rules
 * @param judged the rules whose fact is known
 * @param unjudged the rules whose fact is unknown, so that Lambda decides
 */
public record EligibilityReport(
    List<Finding> findings, List<EligibilityRule> judged, List<EligibilityRule> unjudged) {
  /** Copies the lists. */
  public EligibilityReport {
    findings = List.copyOf(findings);
    judged = List.copyOf(judged);
    unjudged = List.copyOf(unjudged);
  }

  /**
   * Returns the findings of one severity.
   *
   * @param severity the severity
   * @return those findings, in the order of the rules
   */
  public List<Finding> of(Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).toList();
  }

  /**
   * Returns the report without some findings.
   *
   * @param others the findings to leave out
   * @return the rest
   */
  public EligibilityReport without(List<Finding> others) {
    return new EligibilityReport(
        findings.stream().filter(finding -> !others.contains(finding)).toList(), judged, unjudged);
  }

  /**
   * Builds the one error that says all that is in the way.
   *
   * @return with {@link ErrorCode#RUNTIME_NOT_SUPPORTED} for a runtime alone, {@link
   *     ErrorCode#INVALID_SETTING} for ephemeral storage alone, and else {@link
   *     ErrorCode#NOT_ELIGIBLE}; empty if nothing but warnings was found
   */
  public Optional<SnapStartException> error() {
    List<Finding> errors = of(Severity.ERROR);
    if (errors.isEmpty()) {
      return Optional.empty();
    }
    ErrorCode code = errors.size() == 1 ? errors.get(0).rule().code() : ErrorCode.NOT_ELIGIBLE;
    return Optional.of(
        SnapStartException.of(code, joined(errors.stream().map(Finding::problem).toList()))
            .advice(joined(errors.stream().map(Finding::remedy).toList()))
            .build());
  }

  private static String joined(List<String> sentences) {
    return sentences.stream().distinct().collect(Collectors.joining(" "));
  }
}
