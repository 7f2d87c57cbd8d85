package dev.snapstart.internal.version;

import dev.snapstart.internal.deploy.Reader;
import dev.snapstart.internal.lambda.InvocationMetrics;
import dev.snapstart.internal.lambda.Quotas.Bucket;
import dev.snapstart.model.FunctionId;
import dev.snapstart.plan.CallHistory;
import dev.snapstart.plan.CallSeries;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When the versions of a function were called last, as far as CloudWatch may be asked. */
final class LastCalls {
  private final Reader reader;
  private final MetricReads metrics;

  LastCalls(Reader reader) {
    this.reader = reader;
    this.metrics = new MetricReads(reader);
  }

  /**
   * What is known.
   *
   * @param byVersion the last call of each version that had one
   * @param reason why nothing is known, or empty if it is
   */
  record Known(Map<String, Instant> byVersion, Optional<String> reason) {}

  /** Reads the metrics since an instant; without them a list is still a list. */
  Known since(FunctionId function, Instant from) {
    MetricReads.Answer<Map<String, Instant>> answer =
        metrics.ask(function, (source, series) -> read(source, series, function, from));
    return new Known(answer.value().orElse(Map.of()), answer.reason());
  }

  private Map<String, Instant> read(
      InvocationMetrics source, List<CallSeries> series, FunctionId function, Instant from) {
    CallHistory history = new CallHistory(series, null, 0, Map.of());
    Instant now = reader.now();
    while (!history.isComplete()) {
      List<CallSeries> batch =
          history.series().stream()
              .skip(history.read())
              .limit(InvocationMetrics.MOST_SERIES)
              .toList();
      Map<CallSeries, Instant> found =
          reader.read(Bucket.NONE, function, () -> source.lastCalls(function, batch, from, now));
      history = history.plus(batch.size(), found);
    }
    return history.lastCalls();
  }
}
