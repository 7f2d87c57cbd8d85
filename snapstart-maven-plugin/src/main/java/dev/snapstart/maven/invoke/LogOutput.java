package dev.snapstart.maven.invoke;

import dev.snapstart.coldstart.LogLine;
import dev.snapstart.coldstart.LogReport;
import dev.snapstart.coldstart.LogRequest;
import dev.snapstart.maven.report.Counted;
import dev.snapstart.maven.report.Durations;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Shows a function's log: the time in UTC, the version, and what was written. For one thread. */
public final class LogOutput {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  private final String function;
  private final LogRequest request;
  private final Consumer<String> printer;
  private final Set<String> withheld = new TreeSet<>();
  private boolean headed;

  public LogOutput(String function, LogRequest request, Consumer<String> printer) {
    this.function = function;
    this.request = request;
    this.printer = printer;
  }

  /** Shows what was read, with a title. */
  public void first(LogReport report) {
    title(report);
    lines(report);
  }

  /** Shows what was read, the first time with a title. */
  public void following(LogReport report) {
    if (headed) {
      lines(report);
    } else {
      title(report);
      printer.accept("Following it; Ctrl-C ends that.");
      lines(report);
    }
  }

  private void title(LogReport report) {
    headed = true;
    int count = report.lines().size();
    printer.accept(
        function
            + (request.qualifier() == null ? "" : ":" + request.qualifier())
            + ": "
            + (count == 0 ? "no events" : Counted.of(count, "event"))
            + " of the last "
            + Durations.show(request.since())
            + " in "
            + String.join(", ", report.groups()));
    if (report.more()) {
      printer.accept("Older ones are left out ('limit').");
    }
  }

  private void lines(LogReport report) {
    for (LogLine line : report.lines()) {
      String head = TIME.format(line.at()) + " [" + line.version() + "] ";
      List<String> texts = ConsoleText.lines(line.text());
      for (int i = 0; i < texts.size(); i++) {
        printer.accept((i == 0 ? head : " ".repeat(head.length())) + texts.get(i));
      }
    }
    if (withheld.addAll(report.withheld())) {
      printer.accept(
          "Lines of version "
              + String.join(", ", report.withheld())
              + " are not shown: the values of environment variables are taken out, and those"
              + " cannot be read any more.");
    }
  }
}
