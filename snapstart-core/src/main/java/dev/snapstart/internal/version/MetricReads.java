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
import dev.snapstart.plan.CallSeries;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Asks CloudWatch, as far as it may be asked: without it a report is still a report. */
final class MetricReads {
  private final Reader reader;

  MetricReads(Reader reader) {
    this.reader = reader;
  }

  /**
   * What came of it.
   *
   * @param value what was read, or empty if nothing could be
   * @param reason why nothing could be, or empty
   */
  record Answer<T>(Optional<T> value, Optional<String> reason) {}

  /**
   * Reads something from the series that tell which version was called.
   *
   * @param read makes its calls through the reader
   */
  <T> Answer<T> ask(FunctionId function, BiFunction<InvocationMetrics, List<CallSeries>, T> read) {
    InvocationMetrics metrics = reader.gateway().metrics();
    if (metrics == null) {
      return unknown("there is no CloudWatch client");
    }
    try {
      return new Answer<>(
          Optional.of(read.apply(metrics, series(metrics, function))), Optional.empty());
    } catch (SnapStartException e) {
      if (e.code() == ErrorCode.CANCELLED) {
        throw e;
      }
      return unknown(e.summary());
    } catch (CallFailure failure) {
      return unknown(String.valueOf(failure.getMessage()));
    }
  }

  private List<CallSeries> series(InvocationMetrics metrics, FunctionId function) {
    List<CallSeries> all =
        reader.all(
            Bucket.NONE,
            function,
            marker -> {
              Page<CallSeries> page = metrics.listSeries(function, marker);
              return new Reply<>(page, null);
            });
    return all.stream().filter(one -> one.version() != null).toList();
  }

  private static <T> Answer<T> unknown(String reason) {
    return new Answer<>(Optional.empty(), Optional.of(reason));
  }
}
