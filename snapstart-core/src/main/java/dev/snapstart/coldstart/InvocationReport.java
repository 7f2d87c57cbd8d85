package dev.snapstart.coldstart;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What Lambda measured of one invocation; immutable.
 *
 * <p>Of {@code initDurationMs} and {@code restoreDurationMs} at most one is present: an environment
 * starts or is restored. If neither is, the environment was warm.
 *
 * @param requestId the invocation's id
 * @param durationMs how long the handler took, in milliseconds
 * @param billedDurationMs what is billed, in whole milliseconds; {@code billedRestoreDurationMs} is
 *     part of it already and must not be added
 * @param memorySizeMb the memory setting, in MB
 * @param maxMemoryUsedMb the most memory that the environment has used, in MB
 * @param initDurationMs how long the environment took to start, in milliseconds
 * @param restoreDurationMs how long the snapshot took to be restored, in milliseconds
 * @param billedRestoreDurationMs what of the restore is billed as duration, in whole milliseconds
 * @param status how it ended
 * @param errorType what kind of error it was
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-monitoring.html">the report
 *     of a version with SnapStart</a>
 */
public record InvocationReport(
    String requestId,
    double durationMs,
    long billedDurationMs,
    int memorySizeMb,
    int maxMemoryUsedMb,
    OptionalDouble initDurationMs,
    OptionalDouble restoreDurationMs,
    OptionalLong billedRestoreDurationMs,
    Optional<String> status,
    Optional<String> errorType)
    implements PlatformReport {

  /**
   * Tells whether the environment was restored from a snapshot for this invocation.
   *
   * @return true if there is a restore duration
   */
  public boolean isRestored() {
    return restoreDurationMs.isPresent();
  }

  /**
   * Tells whether the environment was started from nothing for this invocation.
   *
   * @return true if there is an init duration
   */
  public boolean isInitialized() {
    return initDurationMs.isPresent();
  }

  /**
   * What the caller waited for, without the network: the start or restore, and the handler.
   *
   * @return milliseconds
   */
  public double latencyMs() {
    return initDurationMs.orElse(0) + restoreDurationMs.orElse(0) + durationMs;
  }
}
