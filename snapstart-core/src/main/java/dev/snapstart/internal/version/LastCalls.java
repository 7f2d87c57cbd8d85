package dev.snapstart.internal.version;

import dev.snapstart.error.ErrorCategory;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.internal.deploy.Reader;
import dev.snapstart.internal.lambda.InvocationMetrics;
import dev.snapstart.internal.lambda.InvocationMetrics.Series;
import dev.snapstart.internal.lambda.Page;
import dev.snapstart.internal.lambda.Quotas.Bucket;
import dev.snapstart.internal.lambda.Reply;
import dev.snapstart.model.FunctionId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When the versions of a function were called last, as far as CloudWatch may be asked. */
final class LastCalls {
  private final Reader reader;
  private final @Nullable InvocationMetrics metrics;

  LastCalls(Reader reader, @Nullable InvocationMetrics metrics) {
    this.reader = reader;
    this.metrics = metrics;
  }

  /**
   * What is known.
   *
   * @param byVersion the last call of each version that had one
   * @param reason why nothing is known, or empty if it is
   */
  record Known(Map<String, Instant> byVersion, Optional<String> reason) {}

  /** Reads the metrics since an instant; a missing permission is an answer, not an error. */
  Known since(FunctionId function, Instant from) {
    if (metrics == null) {
      return unknown("there is no CloudWatch client");
    }
    try {
      return read(metrics, function, from);
    } catch (SnapStartException e) {
      if (e.code().category() == ErrorCategory.ACCESS) {
        return unknown(e.summary());
      }
      throw e;
    }
  }

  private Known read(InvocationMetrics source, FunctionId function, Instant from) {
    List<Series> all =
        reader.all(
            Bucket.NONE,
            function,
            marker -> {
              Page<Series> page = source.listSeries(function, marker);
              return new Reply<>(page, null);
            });
    List<Series> telling = all.stream().filter(series -> series.version() != null).toList();
    Map<String, Instant> last = new HashMap<>();
    Instant now = reader.now();
    for (int i = 0; i < telling.size(); i += InvocationMetrics.MOST_SERIES) {
      List<Series> batch =
          telling.subList(i, Math.min(telling.size(), i + InvocationMetrics.MOST_SERIES));
      reader
          .read(Bucket.NONE, function, () -> source.lastCalls(function, batch, from, now))
          .forEach(
              (series, at) ->
                  last.merge(
                      String.valueOf(series.version()), at, (a, b) -> a.isAfter(b) ? a : b));
    }
    return new Known(Map.copyOf(last), Optional.empty());
  }

  private static Known unknown(String reason) {
    return new Known(Map.of(), Optional.of(reason));
  }
}
