package dev.snapstart.maven.check;

import dev.snapstart.readiness.EligibilityRule;
import dev.snapstart.readiness.Finding;
import dev.snapstart.readiness.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a check came to for one function.
 *
 * @param function its name
 * @param judged what the rules say of it
 * @param scans whether classes were to be scanned
 * @param code what was found in them, or empty if there are none
 * @param acceptances the findings that are let be
 */
public record CheckOutcome(
    String function,
    JudgedFunction judged,
    boolean scans,
    Optional<ScannedCode> code,
    Acceptances acceptances)
    implements Accepting {
  List<Finding> findings() {
    return judged.report().findings();
  }

  List<CodeFinding> codeFindings() {
    return code.map(ScannedCode::findings).orElse(List.of());
  }

  Optional<Acceptance> accepted(Finding finding) {
    return acceptances.of(finding, function);
  }

  Optional<Acceptance> accepted(CodeFinding finding) {
    return acceptances.of(finding);
  }

  /** Returns how bad each finding is that is not accepted. */
  public Stream<Severity> severities() {
    return Stream.concat(
        findings().stream().filter(it -> accepted(it).isEmpty()).map(Finding::severity),
        codeFindings().stream().filter(it -> accepted(it).isEmpty()).map(CodeFinding::severity));
  }

  @Override
  public boolean uses(Acceptance entry) {
    return Stream.concat(
            findings().stream().flatMap(it -> accepted(it).stream()),
            codeFindings().stream().flatMap(it -> accepted(it).stream()))
        .anyMatch(entry::equals);
  }

  @Override
  public boolean couldUse(Acceptance entry) {
    boolean aboutThis = entry.at().map(function::equals).orElse(true);
    return CodeFinding.RULES.contains(entry.rule())
        ? code.isPresent()
        : aboutThis
            && judged.report().judged().stream()
                .map(EligibilityRule::name)
                .anyMatch(entry.rule()::equals);
  }
}
