package dev.snapstart.maven.measure;

import dev.snapstart.coldstart.Measurement;
import dev.snapstart.coldstart.Sample;
import dev.snapstart.maven.report.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says on the console what a measurement found. */
public final class MeasureLines {
  private MeasureLines() {}

  public static List<String> of(Measurement measurement) {
    List<String> lines = new ArrayList<>();
    lines.add(title(measurement));
    TextTable table = new TextTable(MeasureTable.HEAD.toArray(String[]::new));
    MeasureTable.rows(measurement).forEach(table::row);
    lines.addAll(table.lines());
    lines.add(measurement.verdict().sentence());
    lines.add(spent(measurement));
    for (Sample first : measurement.firstRestores()) {
      lines.add("First restore after the publish: " + StartNames.millis(first.startMs()) + " ms.");
    }
    lines.addAll(measurement.remarks());
    return lines;
  }

  static String title(Measurement measurement) {
    return measurement.version().name()
        + ": $LATEST against version "
        + measurement.version().version()
        + measurement.alias().map(alias -> " (" + alias + ")").orElse("")
        + ", "
        + measurement.memoryMb()
        + " MB"
        + measurement.runtime().map(runtime -> ", " + runtime).orElse("");
  }

  static String spent(Measurement measurement) {
    return String.format(
        Locale.ROOT,
        "%d invocations; those measured are billed for %.3f GB-s.",
        measurement.invocations(),
        measurement.billedGbSeconds());
  }
}
