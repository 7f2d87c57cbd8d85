package dev.snapstart.coldstart;

import java.util.Optional;

/**
 * Reads Lambda's own report lines in the text and the JSON format.
 *
 * <p>Never fails: a line of the function or of an extension, and a report that is cut off or
 * damaged, is no report. A line that a function prints in the shape of a report cannot be told from
 * one.
 */
public final class ReportParser {
  private ReportParser() {}

  /**
   * Reads one line.
   *
   * @param line one line of a log, with or without its end
   * @return the report, or empty for all other lines
   */
  public static Optional<PlatformReport> parse(String line) {
    String text = line.strip();
    try {
      return Optional.of(text.startsWith("{") ? JsonReport.parse(text) : TextReport.parse(text));
    } catch (NoReport e) {
      return Optional.empty();
    }
  }
}
