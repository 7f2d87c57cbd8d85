package dev.snapstart.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows as a Markdown table whose columns line up in a terminal too; all times in seconds. */
final class Table {
  private static final List<String> HEAD =
      List.of("figure (s)", "by", "runs", "mean", "p50", "p99", "max", "budget", "verdict");

  private final List<Row> rows;

  Table(List<Row> rows) {
    this.rows = List.copyOf(rows);
  }

  /** Tells whether everything that this machine can measure was measured and is in budget. */
  boolean good() {
    return rows.stream()
        .noneMatch(
            row ->
                row instanceof Row.Failed
                    || (row instanceof Row.Measured measured && measured.missed()));
  }

  @Override
  public String toString() {
    List<List<String>> cells = new ArrayList<>();
    cells.add(HEAD);
    rows.forEach(row -> cells.add(cells(row)));
    int[] widths = new int[HEAD.size()];
    for (List<String> line : cells) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (int line = 0; line < cells.size(); line++) {
      append(text, cells.get(line), widths);
      if (line == 0) {
        for (int width : widths) {
          text.append('|').append("-".repeat(width + 2));
        }
        text.append("|\n");
      }
    }
    return text.toString();
  }

  private static void append(StringBuilder text, List<String> line, int[] widths) {
    for (int i = 0; i < widths.length; i++) {
      String cell = line.get(i);
      text.append("| ").append(cell).append(" ".repeat(widths[i] - cell.length() + 1));
    }
    text.append("|\n");
  }

  private static List<String> cells(Row row) {
    if (row instanceof Row.Measured measured) {
      Sample sample = measured.sample();
      Budget budget = measured.budget();
      return List.of(
          measured.figure(),
          measured.subject(),
          String.valueOf(sample.size()),
          seconds(sample.meanSeconds()),
          seconds(sample.percentileSeconds(50)),
          seconds(sample.percentileSeconds(99)),
          seconds(sample.maxSeconds()),
          budget == null ? "" : budget.toString(),
          budget == null ? "" : measured.missed() ? "MISSED" : "met");
    }
    String verdict =
        row instanceof Row.Skipped skipped ? "skipped: " + skipped.reason() : "FAILED, see above";
    return List.of(row.figure(), row.subject(), "0", "", "", "", "", "", verdict);
  }

  private static String seconds(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
