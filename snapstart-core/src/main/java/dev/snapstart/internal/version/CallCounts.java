package dev.snapstart.internal.version;

import dev.snapstart.cost.SnapshotPrice;
import dev.snapstart.internal.deploy.Reader;
import dev.snapstart.internal.lambda.InvocationMetrics;
import dev.snapstart.internal.lambda.Quotas.Bucket;
import dev.snapstart.model.FunctionId;
import dev.snapstart.plan.CallSeries;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How often versions are called in a month, as far as CloudWatch may be asked. It counts no
 * restores, but each belongs to a call, so there are never more.
 */
final class CallCounts {
  /** As far back as CloudWatch lists what was counted. */
  private static final Duration MEMORY = Duration.ofDays(14);

  private final Reader reader;
  private final MetricReads metrics;

  CallCounts(Reader reader) {
    this.reader = reader;
    this.metrics = new MetricReads(reader);
  }

  /**
   * What is known.
   *
   * @param perMonth the calls of each version that had any, drawn out to a month
   * @param since since when they were counted
   * @param reason why nothing is known, or empty if it is
   */
  record Known(Map<String, Long> perMonth, Instant since, Optional<String> reason) {
    static Known not(String reason) {
      return new Known(Map.of(), Instant.EPOCH, Optional.of(reason));
    }
  }

  Known read(FunctionId function) {
    Instant now = reader.now();
    // Whole days are counted, so the time must begin with one.
    Instant since = now.minus(MEMORY).truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
    MetricReads.Answer<Map<String, Double>> answer =
        metrics.ask(function, (source, series) -> sums(source, series, function, since, now));
    double months =
        (double) Duration.between(since, now).toMillis() / SnapshotPrice.MONTH.toMillis();
    Map<String, Long> perMonth = new HashMap<>();
    answer
        .value()
        .orElse(Map.of())
        .forEach((version, calls) -> perMonth.put(version, Math.round(calls / months)));
    return new Known(perMonth, since, answer.reason());
  }

  private Map<String, Double> sums(
      InvocationMetrics source,
      List<CallSeries> series,
      FunctionId function,
      Instant since,
      Instant now) {
    Map<CallSeries, Double> counted = new HashMap<>();
    for (int i = 0; i < series.size(); i += InvocationMetrics.MOST_SERIES) {
      List<CallSeries> batch =
          series.subList(i, Math.min(series.size(), i + InvocationMetrics.MOST_SERIES));
      counted.putAll(
          reader.read(Bucket.NONE, function, () -> source.callCounts(function, batch, since, now)));
    }
    return byVersion(counted);
  }

  /** What was called by one name counts once, whether it is told with the version or without. */
  static Map<String, Double> byVersion(Map<CallSeries, Double> counted) {
    Map<String, Map<String, Double>> byName = new HashMap<>();
    counted.forEach(
        (series, calls) -> {
          String version = series.version();
          if (version != null) {
            byName
                .computeIfAbsent(version, number -> new HashMap<>())
                .merge(String.valueOf(series.resource()), calls, Math::max);
          }
        });
    Map<String, Double> sums = new HashMap<>();
    byName.forEach(
        (version, names) ->
            sums.put(version, names.values().stream().mapToDouble(Double::doubleValue).sum()));
    return sums;
  }
}
