package dev.snapstart.local.state.cloudwatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The statistics of the data of one period. */
final class Statistics {
  static final Set<String> BASIC = Set.of("SampleCount", "Sum", "Average", "Minimum", "Maximum");
  private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,2}(\\.\\d{1,10})?|100)");
  private final List<Datum.Sample> samples = new ArrayList<>();
  private double count;
  private double sum;
  private double minimum = Double.POSITIVE_INFINITY;
  private double maximum = Double.NEGATIVE_INFINITY;
  private boolean valuesKnown = true;

  static boolean known(String statistic) {
    return BASIC.contains(statistic) || PERCENTILE.matcher(statistic).matches();
  }

  void add(Datum datum) {
    for (Datum.Sample sample : datum.samples()) {
      samples.add(sample);
      add(sample.count(), sample.value() * sample.count(), sample.value(), sample.value());
    }
    CloudWatchCall.StatisticSet set = datum.set();
    if (set != null) {
      valuesKnown = false;
      add(set.sampleCount(), set.sum(), set.minimum(), set.maximum());
    }
  }

  private void add(double more, double total, double lowest, double highest) {
    count += more;
    sum += total;
    minimum = Math.min(minimum, lowest);
    maximum = Math.max(maximum, highest);
  }

  /** A statistic, or null where the data do not allow it. */
  @Nullable Double of(String statistic) {
    return switch (statistic) {
      case "SampleCount" -> count;
      case "Sum" -> sum;
      case "Average" -> sum / count;
      case "Minimum" -> minimum;
      case "Maximum" -> maximum;
      default -> percentile(Double.parseDouble(statistic.substring(1)));
    };
  }

  /** By nearest rank, which is assumed; sets of statistics have no percentiles (documented). */
  private @Nullable Double percentile(double percent) {
    if (!valuesKnown) {
      return null;
    }
    samples.sort(Comparator.comparingDouble(Datum.Sample::value));
    double rank = Math.max(count * percent / 100, Double.MIN_VALUE);
    double seen = 0;
    for (Datum.Sample sample : samples) {
      seen += sample.count();
      if (seen >= rank) {
        return sample.value();
      }
    }
    return maximum;
  }
}
