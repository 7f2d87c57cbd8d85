package dev.snapstart.maven;

import dev.snapstart.readiness.EligibilityRule;
import dev.snapstart.readiness.Finding;
import dev.snapstart.readiness.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.maven.plugin.logging.Log;

/** What people read of a check. */
final class CheckLines {
  private CheckLines() {}

  static void of(
      String name, JudgedFunction function, boolean scans, Optional<ScannedCode> code, Log log) {
    log.info(
        name
            + ": "
            + function
                .unreached()
                .map(why -> "the function was not looked at: " + why)
                .orElse("judged as it is, and as it is to be"));
    log.info("  judged: " + names(function.report().judged()));
    if (!function.report().unjudged().isEmpty()) {
      log.info("  not known: " + names(function.report().unjudged()));
    }
    for (Finding finding : function.report().findings()) {
      tell(log, finding.severity(), "  " + finding.rule().name() + ": " + finding);
      log.info("    " + finding.rule().source() + " (" + finding.rule().asOf() + ")");
    }
    if (!scans) {
      log.info("  classes: not scanned ('scan' is false)");
      return;
    }
    log.info(
        code.map(
                scanned ->
                    "  classes: " + scanned.classes() + ", findings: " + scanned.findings().size())
            .orElse(
                "  classes: there are none to scan; compile Java first, or give 'codeFile'."
                    + " Python is looked into by 'rehearse'."));
    List<CodeFinding> findings = code.map(ScannedCode::findings).orElse(List.of());
    for (int i = 0; i < findings.size(); i++) {
      CodeFinding finding = findings.get(i);
      tell(log, finding.severity(), "  " + finding.place() + "  " + finding.problem());
      boolean repeated =
          i + 1 < findings.size() && findings.get(i + 1).remedy().equals(finding.remedy());
      if (!repeated) {
        log.info("    " + finding.remedy());
      }
    }
  }

  private static void tell(Log log, Severity severity, String line) {
    if (severity == Severity.ERROR) {
      log.error(line);
    } else {
      log.warn(line);
    }
  }

  private static String names(List<EligibilityRule> rules) {
    return rules.isEmpty()
        ? "nothing"
        : rules.stream().map(EligibilityRule::name).collect(Collectors.joining(", "));
  }
}
