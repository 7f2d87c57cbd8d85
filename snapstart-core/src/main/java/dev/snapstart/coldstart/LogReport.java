package dev.snapstart.coldstart;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The lines of a function's log; immutable.
 *
 * @param groups the log groups that were read
 * @param lines the oldest first
 * @param more whether older ones were left out because of the limit
 * @param withheld the versions of which lines were left out, because the values of their
 *     environment variables cannot be read and so not be taken out: they were deleted, or their key
 *     is not to be used
 */
public record LogReport(
    SortedSet<String> groups, List<LogLine> lines, boolean more, SortedSet<String> withheld) {
  /** Copies the collections. */
  public LogReport {
    groups = new TreeSet<>(groups);
    lines = List.copyOf(lines);
    withheld = new TreeSet<>(withheld);
  }
}
