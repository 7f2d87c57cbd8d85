package dev.snapstart.maven.check;

import dev.snapstart.readiness.EligibilityRule;
import dev.snapstart.readiness.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The members of the result file that tell of a check. */
public final class CheckMembers {
  private CheckMembers() {}

  public static Map<String, @Nullable Object> of(CheckOutcome outcome, boolean fails) {
    JudgedFunction function = outcome.judged();
    Optional<ScannedCode> code = outcome.code();
    Map<String, @Nullable Object> eligibility = new LinkedHashMap<>();
    eligibility.put("functionSeen", function.unreached().isEmpty());
    eligibility.put("notSeenBecause", function.unreached().orElse(null));
    eligibility.put("judged", names(function.report().judged()));
    eligibility.put("notKnown", names(function.report().unjudged()));
    eligibility.put(
        "findings",
        outcome.findings().stream().map(it -> finding(it, outcome.accepted(it))).toList());
    Map<String, @Nullable Object> scanned = new LinkedHashMap<>();
    scanned.put("scanned", code.isPresent());
    scanned.put("classes", code.map(ScannedCode::classes).orElse(null));
    scanned.put("notScannedBecause", because(outcome.scans(), code).orElse(null));
    scanned.put(
        "findings",
        outcome.codeFindings().stream().map(it -> finding(it, outcome.accepted(it))).toList());
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("function", outcome.function());
    members.put("outcome", fails ? "notReady" : "ready");
    members.put("eligibility", eligibility);
    members.put("code", scanned);
    return members;
  }

  private static Optional<String> because(boolean scans, Optional<ScannedCode> code) {
    if (code.isPresent()) {
      return Optional.empty();
    }
    return Optional.of(scans ? "no classes" : "'scan' is false");
  }

  private static List<String> names(List<EligibilityRule> rules) {
    return rules.stream().map(EligibilityRule::name).toList();
  }

  private static Map<String, @Nullable Object> finding(
      Finding finding, Optional<Acceptance> accepted) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    members.put("rule", finding.rule().name());
    members.put("problem", finding.problem());
    members.put("remedy", finding.remedy());
    members.put("source", finding.rule().source());
    members.put("asOf", finding.rule().asOf().toString());
    Acceptance.add(accepted, members);
    return members;
  }

  private static Map<String, @Nullable Object> finding(
      CodeFinding finding, Optional<Acceptance> accepted) {
    CodePlace place = finding.place();
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    members.put("rule", finding.rule());
    members.put("file", place.file());
    members.put("line", place.line() > 0 ? place.line() : null);
    members.put("at", place.name());
    members.put("problem", finding.problem());
    members.put("remedy", finding.remedy());
    Acceptance.add(accepted, members);
    return members;
  }
}
