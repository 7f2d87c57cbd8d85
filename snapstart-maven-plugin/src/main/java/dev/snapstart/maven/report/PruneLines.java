package dev.snapstart.maven.report;

import dev.snapstart.model.PruneReport;
import dev.snapstart.model.VersionVerdict;
import java.util.ArrayList;
import java.util.List;

/** Shows what pruning decided, version by version. */
public final class PruneLines {
  private PruneLines() {}

  /**
   * Returns the lines.
   *
   * @param function the function's name
   * @param report what was decided
   * @param done whether it was done, too
   */
  public static List<String> of(String function, PruneReport report, boolean done) {
    List<String> lines = new ArrayList<>();
    int all = report.deleted().size() + report.kept().size();
    lines.add(
        function
            + ": "
            + report.deleted().size()
            + " of "
            + Counted.of(all, "version")
            + " "
            + (done ? "deleted" : "would be deleted")
            + (report.deleted().isEmpty() ? "" : saving(report, done)));
    TextTable table = new TextTable("version", "state", "", "because");
    report.deleted().forEach(verdict -> table.row(row(verdict, done ? "deleted" : "delete")));
    report.kept().forEach(verdict -> table.row(row(verdict, "keep")));
    if (all > 0) {
      lines.addAll(table.lines());
    }
    report
        .withoutCalls()
        .ifPresent(
            why -> lines.add("  last calls did not count: " + why + " ('prune.unusedDays')"));
    return lines;
  }

  private static String saving(PruneReport report, boolean done) {
    return (done ? ", which saves " : ", which would save ")
        + Money.amount(Money.perMonth(report.deleted()))
        + " a month";
  }

  private static List<String> row(VersionVerdict verdict, String what) {
    return List.of(
        verdict.version(), String.valueOf(verdict.state().state()), what, verdict.detail());
  }
}
