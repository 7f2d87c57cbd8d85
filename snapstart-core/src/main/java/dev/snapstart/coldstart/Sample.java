package dev.snapstart.coldstart;

/**
 * One measured invocation; immutable.
 *
 * @param start how its environment came to be ready
 * @param startMs the init or restore duration in milliseconds; 0 for a warm environment
 * @param durationMs how long the handler took, in milliseconds
 * @param billedMs what is billed, in whole milliseconds; what of a restore is billed is part of it
 * @param firstAfterPublish whether it is the first restore of a version that was published only
 *     just; these are slower and count for nothing
 */
public record Sample(
    Start start, double startMs, double durationMs, long billedMs, boolean firstAfterPublish) {

  /**
   * Takes what counts out of a report.
   *
   * @param report what Lambda measured
   * @param firstAfterPublish whether nothing restored this version before
   * @return the sample
   */
  public static Sample of(InvocationReport report, boolean firstAfterPublish) {
    Start start = Start.of(report);
    return new Sample(
        start,
        report.restoreDurationMs().orElse(report.initDurationMs().orElse(0)),
        report.durationMs(),
        report.billedDurationMs(),
        firstAfterPublish && start == Start.RESTORE);
  }

  /**
   * What the caller waited for, without the network: the start, and the handler.
   *
   * @return milliseconds
   */
  public double latencyMs() {
    return startMs + durationMs;
  }
}
