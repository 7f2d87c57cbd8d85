package dev.snapstart.maven.report;

import dev.snapstart.trigger.Caller;
import dev.snapstart.trigger.CallerReport;
import dev.snapstart.trigger.Retargeting;
import java.util.ArrayList;
import java.util.List;

/** Shows who calls a function, and what would have to change. */
public final class CallerLines {
  private CallerLines() {}

  public static List<String> of(CallerReport report) {
    String function = report.latest().name();
    List<String> lines = new ArrayList<>();
    int missing = report.missing().size();
    lines.add(
        function
            + (report.callers().isEmpty()
                ? ": Lambda knows of no callers"
                : missing == 0
                    ? ": no known caller misses the snapshot"
                    : ": "
                        + missing
                        + (missing == 1 ? " caller misses" : " callers miss")
                        + " the snapshot"));
    TextTable table = new TextTable("calls", "which is", "by", "source", "id");
    report.callers().forEach(caller -> table.row(row(caller)));
    if (!report.callers().isEmpty()) {
      lines.addAll(table.lines());
    }
    report.callers().stream()
        .filter(caller -> !caller.changes().isEmpty())
        .forEach(
            caller -> {
              lines.add("  " + caller.id() + ":");
              caller.changes().forEach(change -> lines.add("    " + change));
            });
    return lines;
  }

  /**
   * Returns the lines of a move to the alias.
   *
   * @param function the function's name
   * @param retargeting the moves
   * @param done whether they were made
   */
  public static List<String> of(String function, Retargeting retargeting, boolean done) {
    List<String> lines = new ArrayList<>();
    lines.add(
        function
            + ": "
            + Counted.of(retargeting.moves().size(), "move")
            + " to alias "
            + retargeting.alias()
            + (done ? " made" : " to make"));
    for (Retargeting.Move move : retargeting.moves()) {
      lines.add("  " + move.what());
      lines.add("    undo: " + move.undo());
    }
    retargeting.byHand().forEach(sentence -> lines.add("  by hand: " + sentence));
    if (!done && !retargeting.moves().isEmpty()) {
      lines.add("Nothing was moved; 'dryRun=false' does it.");
    }
    return lines;
  }

  private static List<String> row(Caller caller) {
    String source = caller.sourceArn();
    return List.of(
        caller.qualifier(),
        meaning(caller.verdict()),
        caller.service(),
        source == null ? "" : source,
        caller.id());
  }

  private static String meaning(Caller.Verdict verdict) {
    return switch (verdict) {
      case LATEST -> "without snapshot";
      case OLD_VERSION -> "an old version";
      case PINNED -> "fixed to a version";
      case LEFTOVER -> "left over";
      case ALIAS -> "fine";
      case NOT_ON_ALIAS -> "not set on the alias";
    };
  }
}
