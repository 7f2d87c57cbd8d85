package dev.snapstart.local.state.cloudwatch;

import dev.snapstart.local.state.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What Lambda tells CloudWatch of one invocation, at the time at which it was invoked (documented).
 * There is no metric of restores (documented).
 *
 * @param function the function's plain name
 * @param resource what was invoked: the plain name, behind a colon the qualifier if there was one
 * @param version the version that ran, or would have
 * @param at when it was invoked
 * @param values what was measured, by metric
 */
public record MeasuredInvocation(
    String function, String resource, String version, Instant at, Map<String, Double> values) {
  private static final String NAMESPACE = "AWS/Lambda";
  private static final String DURATION = "Duration";

  /** Copies the values. */
  public MeasuredInvocation {
    values = Map.copyOf(values);
  }

  /**
   * What is measured of an invocation that ran. That an error or a throttle that was none counts as
   * 0 is assumed.
   *
   * @param duration how long, kept in whole milliseconds, rounded up
   * @param failed whether the function ended with an error
   * @return the values by metric
   */
  public static Map<String, Double> ran(Duration duration, boolean failed) {
    return Map.of(
        "Invocations",
        1.0,
        "Errors",
        failed ? 1.0 : 0.0,
        "Throttles",
        0.0,
        DURATION,
        (double) Math.max(1, duration.plusNanos(999_999).toMillis()));
  }

  /**
   * What is measured of an invocation that was throttled: it is neither an invocation nor an error
   * (documented).
   *
   * @return the values by metric
   */
  public static Map<String, Double> throttled() {
    return Map.of("Throttles", 1.0);
  }

  CloudWatchState addedTo(CloudWatchState state) {
    CloudWatchState changed = state;
    for (Map<String, String> dimensions : dimensions()) {
      Table<String, String> table = Table.of(dimensions);
      for (Map.Entry<String, Double> value : values.entrySet()) {
        MetricId id = new MetricId(NAMESPACE, value.getKey(), table);
        String unit = value.getKey().equals(DURATION) ? "Milliseconds" : "Count";
        changed = changed.with(id, Minutes.add(changed.data(id, null), at, unit, value.getValue()));
      }
    }
    return changed;
  }

  /**
   * All functions, the function, what was invoked, and of an alias the version that ran
   * (documented); that what was invoked without a qualifier has a resource, too, is assumed.
   */
  private List<Map<String, String>> dimensions() {
    List<Map<String, String>> all = new ArrayList<>();
    all.add(Map.of());
    all.add(Map.of("FunctionName", function));
    all.add(Map.of("FunctionName", function, "Resource", resource));
    String qualifier = resource.substring(resource.indexOf(':') + 1);
    if (resource.contains(":") && !qualifier.equals(version)) {
      all.add(CloudWatchState.dimensions(function, qualifier, version));
    }
    return all;
  }
}
