package dev.snapstart.internal.deploy;

import java.util.List;

/** Makes lines that fit into an error message of what a function printed. */
final class LogLines {
  private static final int MOST_CHARACTERS = 300;

  private LogLines() {}

  /** Returns the last lines of some events, each cut, without control characters and blank ones. */
  static List<String> of(List<String> events, int most) {
    List<String> lines =
        events.stream()
            .flatMap(String::lines)
            .map(line -> line.replaceAll("\\p{Cntrl}+", " ").stripTrailing())
            .filter(line -> !line.isBlank())
            .map(LogLines::cut)
            .toList();
    return lines.subList(Math.max(0, lines.size() - most), lines.size());
  }

  private static String cut(String line) {
    return line.length() <= MOST_CHARACTERS ? line : line.substring(0, MOST_CHARACTERS) + "...";
  }
}
