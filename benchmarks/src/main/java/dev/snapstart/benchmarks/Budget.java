package dev.snapstart.benchmarks;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The most that one statistic of a sample may be. */
record Budget(String statistic, ToDoubleFunction<Sample> of, double seconds) {
  static Budget mean(double seconds) {
    return new Budget("mean", Sample::meanSeconds, seconds);
  }

  static Budget percentile(double percentile, double seconds) {
    return new Budget(
        "p" + Math.round(percentile), sample -> sample.percentileSeconds(percentile), seconds);
  }

  boolean isMetBy(Sample sample) {
    return sample.size() > 0 && of.applyAsDouble(sample) <= seconds;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s <= %.3f", statistic, seconds);
  }
}
