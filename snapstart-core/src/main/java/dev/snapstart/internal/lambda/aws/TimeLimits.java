package dev.snapstart.internal.lambda.aws;

import java.time.Duration;

/**
 * How long one call may take before it counts as lost.
 *
 * @param connect until the connection stands
 * @param silence without a byte in either direction
 * @param read a whole call that reads
 * @param write a whole call that writes little
 * @param upload a whole call that carries a package: 50 MB at 1 Mbit/s take seven minutes
 */
public record TimeLimits(
    Duration connect, Duration silence, Duration read, Duration write, Duration upload) {
  /** For AWS. */
  public static final TimeLimits STANDARD =
      new TimeLimits(
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofSeconds(20),
          Duration.ofSeconds(60),
          Duration.ofMinutes(10));

  /** A function may take 15 minutes, and says nothing before it is done. */
  private static final Duration INVOCATION = Duration.ofMinutes(16);

  /** For invocations: as patient as functions may be slow. */
  TimeLimits forInvocations() {
    return new TimeLimits(connect, INVOCATION, read, INVOCATION, upload);
  }
}
