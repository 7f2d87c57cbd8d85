package dev.snapstart.maven.measure;

import dev.snapstart.coldstart.Distribution;
import dev.snapstart.coldstart.Measurement;
import dev.snapstart.coldstart.Start;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The figures of a measurement in rows, for the console and for the page. */
final class MeasureTable {
  static final List<String> HEAD = List.of("ms", "n", "min", "p50", "p90", "p99", "max");

  private MeasureTable() {}

  static List<List<String>> rows(Measurement measurement) {
    List<List<String>> rows = new ArrayList<>();
    add(rows, "init", measurement.starts(Start.INIT));
    add(rows, "restore", measurement.starts(Start.RESTORE));
    for (Start start : Start.values()) {
      add(rows, StartNames.answer(start) + " answer", measurement.latencies(start));
    }
    for (Start start : Start.values()) {
      add(rows, StartNames.answer(start) + " billed", measurement.billed(start));
    }
    return rows;
  }

  private static void add(
      List<List<String>> rows, String name, Optional<Distribution> distribution) {
    distribution.ifPresent(
        found ->
            rows.add(
                List.of(
                    name,
                    String.valueOf(found.count()),
                    StartNames.millis(found.minMs()),
                    StartNames.millis(found.p50Ms()),
                    StartNames.millis(found.p90Ms()),
                    StartNames.millis(found.p99Ms()),
                    StartNames.millis(found.maxMs()))));
  }
}
