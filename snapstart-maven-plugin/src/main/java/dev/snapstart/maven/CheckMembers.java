package dev.snapstart.maven;

import dev.snapstart.readiness.EligibilityRule;
import dev.snapstart.readiness.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The members of the result file that tell of a check. */
final class CheckMembers {
  private CheckMembers() {}

  static Map<String, @Nullable Object> of(
      String name,
      JudgedFunction function,
      boolean scans,
      Optional<ScannedCode> code,
      boolean fails) {
    Map<String, @Nullable Object> eligibility = new LinkedHashMap<>();
    eligibility.put("functionSeen", function.unreached().isEmpty());
    eligibility.put("notSeenBecause", function.unreached().orElse(null));
    eligibility.put("judged", names(function.report().judged()));
    eligibility.put("notKnown", names(function.report().unjudged()));
    eligibility.put(
        "findings", function.report().findings().stream().map(CheckMembers::finding).toList());
    Map<String, @Nullable Object> scanned = new LinkedHashMap<>();
    scanned.put("scanned", code.isPresent());
    scanned.put("classes", code.map(ScannedCode::classes).orElse(null));
    scanned.put("notScannedBecause", because(scans, code).orElse(null));
    scanned.put(
        "findings",
        code.map(ScannedCode::findings).orElse(List.of()).stream()
            .map(CheckMembers::finding)
            .toList());
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("function", name);
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

  private static Map<String, @Nullable Object> finding(Finding finding) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    members.put("rule", finding.rule().name());
    members.put("problem", finding.problem());
    members.put("remedy", finding.remedy());
    members.put("source", finding.rule().source());
    members.put("asOf", finding.rule().asOf().toString());
    return members;
  }

  private static Map<String, @Nullable Object> finding(CodeFinding finding) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    members.put("rule", finding.rule());
    members.put("file", finding.file());
    members.put("line", finding.line() > 0 ? finding.line() : null);
    members.put("problem", finding.problem());
    members.put("remedy", finding.remedy());
    return members;
  }
}
