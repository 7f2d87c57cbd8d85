package dev.snapstart.internal.version;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.internal.deploy.Reader;
import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.internal.lambda.InvocationMetrics;
import dev.snapstart.internal.lambda.Page;
import dev.snapstart.internal.lambda.Quotas.Bucket;
import dev.snapstart.internal.lambda.Reply;
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

  LastCalls(Reader reader) {
    this.reader = reader;
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
    InvocationMetrics metrics = reader.gateway().metrics();
    if (metrics == null) {
      return unknown("there is no CloudWatch client");
    }
    try {
      return read(metrics, function, from);
    } catch (SnapStartException e) {
      if (e.code() == ErrorCode.CANCELLED) {
        throw e;
      }
      return unknown(e.summary());
    } catch (CallFailure failure) {
      return unknown(String.valueOf(failure.getMessage()));
    }
  }

  private Known read(InvocationMetrics source, FunctionId function, Instant from) {
    List<CallSeries> all =
        reader.all(
            Bucket.NONE,
            function,
            marker -> {
              Page<CallSeries> page = source.listSeries(function, marker);
              return new Reply<>(page, null);
            });
    CallHistory history =
        new CallHistory(
            all.stream().filter(series -> series.version() != null).toList(), null, 0, Map.of());
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
    return new Known(history.lastCalls(), Optional.empty());
  }

  private static Known unknown(String reason) {
    return new Known(Map.of(), Optional.of(reason));
  }
}
