package dev.snapstart.model;

import org.jspecify.annotations.Nullable;

/**
 * How a function writes its logs; a part that is null means Lambda's default.
 *
 * @param format {@code Text} or {@code JSON}
 * @param applicationLevel TRACE, DEBUG, INFO, WARN, ERROR or FATAL; only with JSON
 * @param systemLevel DEBUG, INFO or WARN; only with JSON
 * @param logGroup the CloudWatch log group; default {@code /aws/lambda/NAME}
 */
public record LogSettings(
    String format,
    @Nullable String applicationLevel,
    @Nullable String systemLevel,
    @Nullable String logGroup) {
  private static final LogSettings DEFAULTS = new LogSettings("Text", null, null, null);

  /**
   * Returns Lambda's defaults.
   *
   * @return text format into the function's own log group
   */
  public static LogSettings defaults() {
    return DEFAULTS;
  }

  /**
   * Writes what Lambda fills in by itself as null, so that a default never looks like a difference.
   *
   * @param functionName the function's name, which the default log group is made of
   * @return equal settings in their shortest form
   */
  public LogSettings canonical(String functionName) {
    boolean json = "JSON".equals(format);
    return new LogSettings(
        format,
        json && !"INFO".equals(applicationLevel) ? applicationLevel : null,
        json && !"INFO".equals(systemLevel) ? systemLevel : null,
        ("/aws/lambda/" + functionName).equals(logGroup) ? null : logGroup);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(format);
    if (applicationLevel != null) {
      text.append(", application ").append(applicationLevel);
    }
    if (systemLevel != null) {
      text.append(", system ").append(systemLevel);
    }
    if (logGroup != null) {
      text.append(", ").append(logGroup);
    }
    return text.toString();
  }
}
