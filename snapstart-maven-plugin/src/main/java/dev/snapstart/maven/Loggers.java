package dev.snapstart.maven;

import java.util.List;

/**
 * Keeps the loggers of other libraries quiet.
 *
 * <p>Under {@code -X} the HTTP client would print whole requests, environment values included, and
 * Jetty greets at INFO. Inside of Maven a system property is the only way to tell a logger its
 * level, and only before it is created; levels that the user has set stay.
 */
final class Loggers {
  private static final List<String> NOISY =
      List.of("org.apache.http", "software.amazon.awssdk", "org.eclipse.jetty");

  /** Of Maven 3 and of Maven 4. */
  private static final List<String> PREFIXES =
      List.of("org.slf4j.simpleLogger.log.", "maven.logger.log.");

  private Loggers() {}

  static void keepQuiet() {
    for (String prefix : PREFIXES) {
      for (String name : NOISY) {
        if (System.getProperty(prefix + name) == null) {
          System.setProperty(prefix + name, "warn");
        }
      }
    }
  }
}
