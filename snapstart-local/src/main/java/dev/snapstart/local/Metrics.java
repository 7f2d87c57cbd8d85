package dev.snapstart.local;

import dev.snapstart.local.control.ControlPlane;
import dev.snapstart.local.state.cloud.Cloud;
import dev.snapstart.local.state.cloudwatch.CloudWatchAnswer;
import dev.snapstart.local.state.cloudwatch.CloudWatchCall;
import dev.snapstart.local.state.cloudwatch.CloudWatchState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * What CloudWatch has measured, as a test says; thread-safe. It is added to what is measured of
 * functions that really run.
 */
public final class Metrics {
  private static final String LAMBDA = "AWS/Lambda";
  private final ControlPlane control;

  Metrics(ControlPlane control) {
    this.control = control;
  }

  /**
   * Measures a function's metric now.
   *
   * @param name for example {@code Errors}, {@code Invocations}, {@code Duration} or {@code
   *     Throttles}
   * @param dimensions names and values, see {@link #version}
   * @param values at least one
   */
  public void put(String name, Map<String, String> dimensions, double... values) {
    put(null, name, dimensions, values);
  }

  /**
   * Measures a function's metric at another time.
   *
   * @param at when, by the server's clock; null for now
   * @param name for example {@code Errors}
   * @param dimensions names and values, see {@link #version}
   * @param values at least one
   */
  public void put(
      @Nullable Instant at, String name, Map<String, String> dimensions, double... values) {
    String unit = name.equals("Duration") ? "Milliseconds" : "Count";
    CloudWatchCall.MetricDatum datum =
        new CloudWatchCall.MetricDatum(
            name,
            dimensions.entrySet().stream()
                .map(entry -> new CloudWatchCall.Dimension(entry.getKey(), entry.getValue()))
                .toList(),
            at,
            null,
            DoubleStream.of(values).boxed().toList(),
            null,
            null,
            unit);
    CloudWatchAnswer unused =
        control.perform(Cloud.call(new CloudWatchCall.PutMetricData(LAMBDA, List.of(datum))));
  }

  /**
   * The dimensions under which Lambda counts the calls of one version through an alias.
   *
   * @param function the function's plain name
   * @param alias the alias's name
   * @param version the version that ran
   * @return FunctionName, Resource and ExecutedVersion
   */
  public static Map<String, String> version(String function, String alias, String version) {
    return CloudWatchState.dimensions(function, alias, version);
  }
}
