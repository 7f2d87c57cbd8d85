package dev.snapstart.internal.lambda;

import dev.snapstart.model.FunctionId;
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
  Page<Series> listSeries(FunctionId function, @Nullable String marker);

  /**
   * Reads when each series last counted a call, to about a day.
   *
   * @param series at most {@link #MOST_SERIES}
   * @return the instants; a series without calls is not in it
   */
  Map<Series, Instant> lastCalls(
      FunctionId function, List<Series> series, Instant from, Instant to);

  /**
   * One series: calls of a qualifier, or those that an alias sent to a version.
   *
   * @param resource the qualifier that was called, or null if without one
   * @param executedVersion the version that an alias sent the call to, or null if not told
   */
  record Series(@Nullable String resource, @Nullable String executedVersion) {
    /** The version that was called, or null if the series does not tell. */
    public @Nullable String version() {
      if (executedVersion != null) {
        return executedVersion;
      }
      return resource != null && resource.matches("[1-9][0-9]*") ? resource : null;
    }
  }
}
