package dev.snapstart.local.rehearse.model;

import java.util.List;

/**
 * What a rehearsal has found.
 *
 * @param function the function's plain name
 * @param runtime for example {@code java21}
 * @param how how the environments were made
 * @param figures time and memory of each environment
 * @param hooks what was registered
 * @param findings the worst first
 * @param remarks what could not be looked at, and why
 */
public record Report(
    String function,
    String runtime,
    How how,
    List<Figures> figures,
    List<Hook> hooks,
    List<Finding> findings,
    List<String> remarks) {
  /** Copies the lists. */
  public Report {
    figures = List.copyOf(figures);
    hooks = List.copyOf(hooks);
    findings = List.copyOf(findings);
    remarks = List.copyOf(remarks);
  }

  /**
   * Tells whether anything was found that is this bad.
   *
   * @param level the least bad level that counts
   * @return true if there is such a finding
   */
  public boolean has(Finding.Level level) {
    return findings.stream().anyMatch(it -> it.level().compareTo(level) >= 0);
  }

  /** How environments were made. */
  public enum How {
    /** Copies of one process. */
    CLONES,
    /** Each by an initialization of its own, and compared. */
    COMPARED
  }
}
