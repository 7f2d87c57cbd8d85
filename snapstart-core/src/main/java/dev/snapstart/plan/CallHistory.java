package dev.snapstart.plan;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When versions were called last, as far as CloudWatch's series were read; immutable.
 *
 * @param series the series that are there, in the order in which they are read
 * @param nextMarker how to get the next page of series, or null if all are known
 * @param read how many of the series were read
 * @param lastCalls the last call of each version that had one
 */
public record CallHistory(
    List<CallSeries> series,
    @Nullable String nextMarker,
    int read,
    Map<String, Instant> lastCalls) {
  /** Copies list and map. */
  public CallHistory {
    series = List.copyOf(series);
    lastCalls = Map.copyOf(lastCalls);
  }

  /**
   * Tells whether everything was read.
   *
   * @return false if there is more
   */
  public boolean isComplete() {
    return nextMarker == null && read >= series.size();
  }

  /**
   * Adds what was read of some series.
   *
   * @param count how many
   * @param found the last call of each of them that had one
   * @return the longer history
   */
  public CallHistory plus(int count, Map<CallSeries, Instant> found) {
    Map<String, Instant> all = new HashMap<>(lastCalls);
    found.forEach(
        (one, at) -> {
          String version = one.version();
          if (version != null) {
            all.merge(version, at, (a, b) -> a.isAfter(b) ? a : b);
          }
        });
    return new CallHistory(series, nextMarker, read + count, all);
  }
}
