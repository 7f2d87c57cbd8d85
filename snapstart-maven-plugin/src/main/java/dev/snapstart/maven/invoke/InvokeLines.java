package dev.snapstart.maven.invoke;

import dev.snapstart.coldstart.InvocationReport;
import dev.snapstart.coldstart.InvokeOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows an invocation: the answer, the end of the log, and the report in words. */
public final class InvokeLines {
  private InvokeLines() {}

  public static List<String> of(InvokeOutcome outcome) {
    List<String> lines = new ArrayList<>();
    String name = outcome.function() + ":" + outcome.executedVersion();
    lines.add(name + (outcome.functionError().isPresent() ? " failed with:" : " answered:"));
    ConsoleText.lines(outcome.answer().text()).forEach(line -> lines.add("  " + line));
    if (outcome.logTailMissing().isPresent()) {
      lines.add("Its log is not shown: " + outcome.logTailMissing().get());
    } else if (!outcome.logTail().isEmpty()) {
      lines.add("The end of its log:");
      outcome.logTail().stream()
          .flatMap(line -> ConsoleText.lines(line).stream())
          .forEach(line -> lines.add("  " + line));
    }
    lines.add(
        name
            + ": "
            + outcome
                .report()
                .map(InvokeLines::words)
                .orElse("Lambda wrote no report (at log level WARN it does not)"));
    return lines;
  }

  /** Says such as {@code restored in 312 ms, ran 41 ms, billed 354 ms, 87 of 512 MB}. */
  static String words(InvocationReport report) {
    return start(report)
        + "ran "
        + millis(report.durationMs())
        + ", billed "
        + report.billedDurationMs()
        + " ms, "
        + report.maxMemoryUsedMb()
        + " of "
        + report.memorySizeMb()
        + " MB"
        + report.status().filter(it -> !it.equals("success")).map(it -> ", " + it).orElse("")
        + report.errorType().map(it -> " (" + it + ")").orElse("");
  }

  /** A report of what timed out or ended while it started names neither. */
  private static String start(InvocationReport report) {
    if (report.isRestored()) {
      return "restored in " + millis(report.restoreDurationMs().orElseThrow()) + ", ";
    }
    if (report.isInitialized()) {
      return "started in " + millis(report.initDurationMs().orElseThrow()) + ", ";
    }
    return report.status().filter(it -> !it.equals("success")).isPresent() ? "" : "was warm, ";
  }

  private static String millis(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.1f ms" : "%.0f ms", value);
  }
}
