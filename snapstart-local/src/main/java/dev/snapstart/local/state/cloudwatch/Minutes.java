package dev.snapstart.local.state.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Data that become no more with many calls: those of a minute are one, after three hours those of
 * an hour, and after 15 days they are gone. CloudWatch keeps minutes for 15 days, and hours longer
 * (documented). What is not at the beginning of a minute was put there by others, and stays.
 */
final class Minutes {
  private static final Duration FINE = Duration.ofHours(3);
  private static final Duration MEMORY = Duration.ofDays(15);

  private Minutes() {}

  static List<Datum> add(List<Datum> before, Instant at, String unit, double value) {
    Instant minute = at.truncatedTo(ChronoUnit.MINUTES);
    Instant fine = minute.minus(FINE).truncatedTo(ChronoUnit.HOURS);
    List<Datum> all = new ArrayList<>();
    Map<Instant, Datum> mine = new LinkedHashMap<>();
    for (Datum datum : before) {
      if (datum.set() != null
          || !unit.equals(datum.unit())
          || !datum.at().equals(datum.at().truncatedTo(ChronoUnit.MINUTES))) {
        all.add(datum);
      } else if (datum.at().isAfter(minute.minus(MEMORY))) {
        boolean old = datum.at().isBefore(fine);
        Instant start = old ? datum.at().truncatedTo(ChronoUnit.HOURS) : datum.at();
        mine.merge(start, new Datum(start, unit, datum.samples(), null), Minutes::both);
      }
    }
    List<Datum.Sample> sample = List.of(new Datum.Sample(value, 1));
    mine.merge(minute, new Datum(minute, unit, sample, null), Minutes::both);
    all.addAll(mine.values());
    return all;
  }

  private static Datum both(Datum one, Datum other) {
    Map<Double, Double> counts = new TreeMap<>();
    one.samples().forEach(sample -> counts.merge(sample.value(), sample.count(), Double::sum));
    other.samples().forEach(sample -> counts.merge(sample.value(), sample.count(), Double::sum));
    return new Datum(
        one.at(),
        one.unit(),
        counts.entrySet().stream()
            .map(entry -> new Datum.Sample(entry.getKey(), entry.getValue()))
            .toList(),
        null);
  }
}
