package dev.snapstart.maven.check;

import dev.snapstart.readiness.EligibilityRule;
import dev.snapstart.readiness.Finding;
import dev.snapstart.readiness.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.maven.plugin.logging.Log;

/** What people read of a check. */
public final class CheckLines {
  private CheckLines() {}

  public static void of(CheckOutcome outcome, Log log) {
    JudgedFunction function = outcome.judged();
    log.info(
        outcome.function()
            + ": "
            + function
                .unreached()
                .map(why -> "the function was not looked at: " + why)
                .orElse("judged as it is, and as it is to be"));
    log.info("  judged: " + names(function.report().judged()));
    if (!function.report().unjudged().isEmpty()) {
      log.info("  not known: " + names(function.report().unjudged()));
    }
    for (Finding finding : outcome.findings()) {
      Optional<Acceptance> accepted = outcome.accepted(finding);
      tell(log, finding.severity(), accepted, finding.rule().name() + ": " + finding);
      if (accepted.isEmpty()) {
        log.info("    " + finding.rule().source() + " (" + finding.rule().asOf() + ")");
      }
    }
    if (!outcome.scans()) {
      log.info("  classes: not scanned ('scan' is false)");
      return;
    }
    log.info(
        outcome
            .code()
            .map(
                scanned ->
                    "  classes: " + scanned.classes() + ", findings: " + scanned.findings().size())
            .orElse(
                "  classes: there are none to scan; compile Java first, or give 'codeFile'."
                    + " Python is looked into by 'rehearse'."));
    code(outcome, log);
  }

  private static void code(CheckOutcome outcome, Log log) {
    List<CodeFinding> findings = outcome.codeFindings();
    for (int i = 0; i < findings.size(); i++) {
      CodeFinding finding = findings.get(i);
      Optional<Acceptance> accepted = outcome.accepted(finding);
      tell(
          log,
          finding.severity(),
          accepted,
          finding.place().shown()
              + "  "
              + finding.problem()
              + " ["
              + finding.rule()
              + "@"
              + finding.place().name()
              + "]");
      boolean repeated =
          i + 1 < findings.size()
              && outcome.accepted(findings.get(i + 1)).isEmpty()
              && findings.get(i + 1).remedy().equals(finding.remedy());
      if (accepted.isEmpty() && !repeated) {
        log.info("    " + finding.remedy());
      }
    }
  }

  private static void tell(
      Log log, Severity severity, Optional<Acceptance> accepted, String finding) {
    if (accepted.isPresent()) {
      log.info("  accepted: " + finding);
      accepted.flatMap(Acceptance::reason).ifPresent(reason -> log.info("    because: " + reason));
    } else if (severity == Severity.ERROR) {
      log.error("  " + finding);
    } else {
      log.warn("  " + finding);
    }
  }

  private static String names(List<EligibilityRule> rules) {
    return rules.isEmpty()
        ? "nothing"
        : rules.stream().map(EligibilityRule::name).collect(Collectors.joining(", "));
  }
}
