package dev.snapstart.maven.rehearse;

import dev.snapstart.local.rehearse.model.Figures;
import dev.snapstart.local.rehearse.model.Finding;
import dev.snapstart.local.rehearse.model.Report;
import dev.snapstart.maven.check.Acceptance;
import dev.snapstart.maven.report.Counted;
import dev.snapstart.maven.report.TextTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows what a rehearsal has found. */
final class LocalRehearsalLines {
  private LocalRehearsalLines() {}

  static List<String> of(Report report, LocalRehearsalFindings findings) {
    List<String> lines = new ArrayList<>();
    lines.add(
        report.function()
            + ": "
            + report.runtime()
            + ", "
            + report.figures().size()
            + (report.how() == Report.How.CLONES
                ? " copies of one process"
                : " environments, compared with each other")
            + ", each restored and invoked twice");
    report.remarks().forEach(remark -> lines.add("  " + remark));
    if (!report.figures().isEmpty()) {
      lines.addAll(figures(report));
    }
    for (Finding finding : findings.all()) {
      lines.addAll(finding(finding, findings.accepted(finding)));
    }
    lines.add(report.function() + ": " + count(findings));
    return lines;
  }

  private static List<String> figures(Report report) {
    TextTable table =
        new TextTable("environment", "init", "restore", "1st", "2nd", "MB held/restored/invoked");
    for (int i = 0; i < report.figures().size(); i++) {
      Figures figures = report.figures().get(i);
      table.row(
          List.of(
              (i + 1) + (figures.inspected() ? " (looked into)" : ""),
              millis(figures.init()),
              millis(figures.restore()),
              invocation(figures, 0),
              invocation(figures, 1),
              figures.heldMb() + "/" + figures.restoredMb() + "/" + figures.invokedMb()));
    }
    return table.lines();
  }

  private static String invocation(Figures figures, int index) {
    return index < figures.invocations().size() ? millis(figures.invocations().get(index)) : "";
  }

  private static String millis(@Nullable Duration duration) {
    return duration == null ? "" : duration.toMillis() + " ms";
  }

  private static List<String> finding(Finding finding, Optional<Acceptance> accepted) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "  "
            + (accepted.isPresent() ? "accepted: " : finding.level() + " ")
            + LocalRehearsalFindings.name(finding));
    lines.add("    " + finding.text());
    if (accepted.isEmpty()) {
      lines.add("    " + finding.advice());
    }
    accepted.flatMap(Acceptance::reason).ifPresent(why -> lines.add("    because: " + why));
    return lines;
  }

  private static String count(LocalRehearsalFindings findings) {
    List<Finding> counting = findings.counting();
    List<String> parts = new ArrayList<>();
    for (Finding.Level level :
        List.of(Finding.Level.ERROR, Finding.Level.WARNING, Finding.Level.NOTE)) {
      long count = counting.stream().filter(it -> it.level() == level).count();
      if (count > 0) {
        parts.add(Counted.of(count, level.name().toLowerCase(Locale.ROOT)));
      }
    }
    int accepted = findings.all().size() - counting.size();
    return (parts.isEmpty() ? "nothing found" : String.join(", ", parts))
        + (accepted == 0 ? "" : ", " + accepted + " accepted");
  }
}
