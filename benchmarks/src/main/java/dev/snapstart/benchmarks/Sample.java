package dev.snapstart.benchmarks;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;

/** Durations of the same thing measured again and again; thread-safe. */
final class Sample {
  private static final double MICROS = 1e6;

  private final Histogram micros =
      new SynchronizedHistogram(TimeUnit.HOURS.toMicros(1), /* significant digits */ 3);

  void add(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("Measured a negative time: " + duration);
    }
    micros.recordValue(TimeUnit.NANOSECONDS.toMicros(duration.toNanos()));
  }

  long size() {
    return micros.getTotalCount();
  }

  double meanSeconds() {
    return micros.getMean() / MICROS;
  }

  double percentileSeconds(double percentile) {
    return micros.getValueAtPercentile(percentile) / MICROS;
  }

  double maxSeconds() {
    return micros.getMaxValue() / MICROS;
  }
}
