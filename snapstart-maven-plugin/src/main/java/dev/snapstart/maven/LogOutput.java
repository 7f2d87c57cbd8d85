package dev.snapstart.maven;

import dev.snapstart.coldstart.LogLine;
import dev.snapstart.coldstart.LogReport;
import dev.snapstart.coldstart.LogRequest;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Shows a function's log: the time in UTC, the version, and what was written. */
final class LogOutput {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  private LogOutput() {}

  static List<String> of(String function, LogRequest request, LogReport report) {
    List<String> lines = new ArrayList<>();
    int count = report.lines().size();
    lines.add(
        function
            + (request.qualifier() == null ? "" : ":" + request.qualifier())
            + ": "
            + (count == 0 ? "no events" : count == 1 ? "1 event" : count + " events")
            + " of the last "
            + Durations.show(request.since())
            + " in "
            + String.join(", ", report.groups()));
    if (report.more()) {
      lines.add("Older ones are left out ('limit').");
    }
    for (LogLine line : report.lines()) {
      String head = TIME.format(line.at()) + " [" + line.version() + "] ";
      List<String> texts = ConsoleText.lines(line.text());
      for (int i = 0; i < texts.size(); i++) {
        lines.add((i == 0 ? head : " ".repeat(head.length())) + texts.get(i));
      }
    }
    if (!report.withheld().isEmpty()) {
      lines.add(
          "Lines of version "
              + String.join(", ", report.withheld())
              + " are not shown: the values of environment variables are taken out, and those"
              + " cannot be read any more.");
    }
    return lines;
  }
}
