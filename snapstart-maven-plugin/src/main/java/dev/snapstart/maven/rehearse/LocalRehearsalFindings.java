package dev.snapstart.maven.rehearse;

import dev.snapstart.local.rehearse.model.Finding;
import dev.snapstart.maven.check.Acceptance;
import dev.snapstart.maven.check.Acceptances;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a rehearsal has found, and what of it is accepted.
 *
 * @param all every finding
 * @param acceptances the findings that are let be
 */
record LocalRehearsalFindings(List<Finding> all, Acceptances acceptances) {
  /** Names a finding as {@code accept} does. */
  static String name(Finding finding) {
    return kind(finding) + "@" + finding.subject();
  }

  private static String kind(Finding finding) {
    return finding.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Optional<Acceptance> accepted(Finding finding) {
    return acceptances.of(kind(finding), finding.subject());
  }

  /** Returns those that are not accepted. */
  List<Finding> counting() {
    return all.stream().filter(finding -> accepted(finding).isEmpty()).toList();
  }

  List<Acceptance> used() {
    return all.stream().flatMap(finding -> accepted(finding).stream()).toList();
  }
}
