package dev.snapstart.coldstart;

import java.util.Collection;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * How measured values spread; immutable.
 *
 * <p>Percentiles are values that were measured, never values in between: with ten samples p90 is
 * the second slowest, and p99 the slowest.
 *
 * @param count how many values, at least 1
 * @param minMs the least, in milliseconds
 * @param p50Ms half of the values are at most this, in milliseconds
 * @param p90Ms nine of ten are, in milliseconds
 * @param p99Ms 99 of 100 are, in milliseconds
 * @param maxMs the greatest, in milliseconds
 */
public record Distribution(
    long count, double minMs, double p50Ms, double p90Ms, double p99Ms, double maxMs) {
  private static final double MICROS = 1000;

  /** One part in 10,000, far below what one run differs from the next. */
  private static final int DIGITS = 4;

  /**
   * Sums values up.
   *
   * @param millis milliseconds, none negative
   * @return the distribution, or empty for no values
   */
  public static Optional<Distribution> of(Collection<Double> millis) {
    if (millis.isEmpty()) {
      return Optional.empty();
    }
    Histogram micros = new Histogram(DIGITS);
    double least = Double.MAX_VALUE;
    double greatest = 0;
    for (double value : millis) {
      micros.recordValue(Math.round(value * MICROS));
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
    return Optional.of(
        new Distribution(
            millis.size(),
            least,
            at(micros, 50, greatest),
            at(micros, 90, greatest),
            at(micros, 99, greatest),
            greatest));
  }

  /** The histogram names the upper end of a bucket, which may lie above all values. */
  private static double at(Histogram micros, double percentile, double greatest) {
    return Math.min(micros.getValueAtPercentile(percentile) / MICROS, greatest);
  }
}
