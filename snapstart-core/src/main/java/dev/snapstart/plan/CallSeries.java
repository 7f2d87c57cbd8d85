package dev.snapstart.plan;

import org.jspecify.annotations.Nullable;

/**
 * One series that CloudWatch counts: calls of a qualifier, or those that an alias sent to a
 * version.
 *
 * @param resource the qualifier that was called, or null if without one
 * @param executedVersion the version that an alias sent the calls to, or null if not told
 */
public record CallSeries(@Nullable String resource, @Nullable String executedVersion) {
  /**
   * Returns which version was called.
   *
   * @return a number, or null if the series does not tell
   */
  public @Nullable String version() {
    if (executedVersion != null) {
      return executedVersion;
    }
    return resource != null && resource.matches("[1-9][0-9]*") ? resource : null;
  }
}
