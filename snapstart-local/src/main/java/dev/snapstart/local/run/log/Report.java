package dev.snapstart.local.run.log;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What Lambda measures of one invocation (facts 7).
 *
 * @param requestId the invocation's id
 * @param duration how long the handler took
 * @param memorySize the memory setting in MB
 * @param maxMemoryUsed the most memory that the process has had, in MB, 0 where it is not known
 * @param init how long the environment took to start, or null if it was not started for this
 * @param restore how long the snapshot took to be restored, or null if it was not restored for this
 * @param billedRestore the part of it that is billed: the runtime's and the hooks'
 * @param status {@code success}, {@code error} or {@code timeout}
 * @param errorType what kind of error, or null for none
 * @param crashed whether the process ended instead of answering
 */
public record Report(
    String requestId,
    Duration duration,
    int memorySize,
    long maxMemoryUsed,
    @Nullable Duration init,
    @Nullable Duration restore,
    @Nullable Duration billedRestore,
    String status,
    @Nullable String errorType,
    boolean crashed) {

  /**
   * What is billed: the duration, with the start of the environment or the billed restore in it.
   *
   * @return milliseconds
   */
  public long billedMillis() {
    return ceilMillis(duration)
        + (init == null ? 0 : ceilMillis(init))
        + (billedRestore == null ? 0 : ceilMillis(billedRestore));
  }

  static long ceilMillis(Duration duration) {
    return duration.plusNanos(999_999).toMillis();
  }
}
