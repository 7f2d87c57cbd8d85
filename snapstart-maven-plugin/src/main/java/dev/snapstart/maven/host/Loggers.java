package dev.snapstart.maven.host;

import java.util.List;
import java.util.Map;

/**
 * Keeps the loggers of other libraries quiet.
 *
 * <p>Under {@code -X} the HTTP client would print whole requests, environment values included, and
 * Jetty greets at INFO. Inside of Maven a system property is the only way to tell a logger its
 * level, and only before it is created; levels that the user has set stay.
 */
public final class Loggers {
  private static final Map<String, String> NOISY =
      Map.of(
          "org.apache.http",
          "warn",
          "software.amazon.awssdk",
          "warn",
          "org.eclipse.jetty",
          "warn",
          // A goal that ends at once closes the class path while the client is still being built.
          "org.apache.http.conn.util.PublicSuffixMatcherLoader",
          "error");

  /** Of Maven 3 and of Maven 4. */
  private static final List<String> PREFIXES =
      List.of("org.slf4j.simpleLogger.log.", "maven.logger.log.");

  private Loggers() {}

  public static void keepQuiet() {
    for (String prefix : PREFIXES) {
      NOISY.forEach(
          (name, level) -> {
            if (System.getProperty(prefix + name) == null) {
              System.setProperty(prefix + name, level);
            }
          });
    }
  }
}
