package dev.snapstart.internal.lambda;

import dev.snapstart.model.FunctionId;
import dev.snapstart.plan.CallSeries;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The port to what CloudWatch counted of a function's calls. Every method makes one call and throws
 * {@link CallFailure} if it is not answered well. Implementations are thread-safe.
 */
public interface InvocationMetrics {
  /** How many series one reading may name; AWS: GetMetricData. */
  int MOST_SERIES = 500;

  /** Reads one page of the series that the function's calls of the last two weeks have made. */
  Page<CallSeries> listSeries(FunctionId function, @Nullable String marker);

  /**
   * Reads when each series last counted a call, to about a day.
   *
   * @param series at most {@link #MOST_SERIES}
   * @return the instants; a series without calls is not in it
   */
  Map<CallSeries, Instant> lastCalls(
      FunctionId function, List<CallSeries> series, Instant from, Instant to);

  /**
   * Reads how many calls each series counted, by whole days.
   *
   * @param series at most {@link #MOST_SERIES}
   * @param from the beginning of a day, UTC
   * @return the sums; a series without calls need not be in it
   */
  Map<CallSeries, Double> callCounts(
      FunctionId function, List<CallSeries> series, Instant from, Instant to);
}
