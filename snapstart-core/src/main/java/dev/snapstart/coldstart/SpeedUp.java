package dev.snapstart.coldstart;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * How many times as fast a restored function answers as one that starts from nothing; immutable.
 *
 * <p>The ratio of the two medians, and the interval in which 95 of 100 ratios lie when both sets of
 * samples are drawn anew from themselves (percentile bootstrap). Below 1 the restored one is
 * slower.
 *
 * @param ratio the median cold latency over the median restored latency
 * @param low the lower end of the interval
 * @param high the upper end of the interval
 */
public record SpeedUp(double ratio, double low, double high) {
  /** With fewer samples the interval says nothing. */
  public static final int LEAST_SAMPLES = 5;

  private static final int DRAWS = 2000;

  /**
   * Compares two sets of samples.
   *
   * @param cold latencies in milliseconds
   * @param restored latencies in milliseconds
   * @param seed where the random numbers begin: the same seed gives the same interval
   * @return the speed-up, or empty if either set has fewer than {@link #LEAST_SAMPLES} samples or a
   *     median of zero
   */
  public static Optional<SpeedUp> of(List<Double> cold, List<Double> restored, long seed) {
    double[] before = sorted(cold);
    double[] after = sorted(restored);
    if (Math.min(before.length, after.length) < LEAST_SAMPLES
        || median(before) <= 0
        || median(after) <= 0) {
      return Optional.empty();
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] ratios = new double[DRAWS];
    for (int i = 0; i < DRAWS; i++) {
      ratios[i] = median(drawn(before, random)) / Math.max(median(drawn(after, random)), 1e-9);
    }
    Arrays.sort(ratios);
    return Optional.of(
        new SpeedUp(
            median(before) / median(after),
            ratios[(int) (DRAWS * 0.025)],
            ratios[(int) (DRAWS * 0.975) - 1]));
  }

  /**
   * Tells whether the samples show a difference.
   *
   * @return false if the interval holds 1
   */
  public boolean isClear() {
    return low > 1 || high < 1;
  }

  private static double[] sorted(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  private static double[] drawn(double[] values, SplittableRandom random) {
    double[] drawn = new double[values.length];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = values[random.nextInt(values.length)];
    }
    Arrays.sort(drawn);
    return drawn;
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
