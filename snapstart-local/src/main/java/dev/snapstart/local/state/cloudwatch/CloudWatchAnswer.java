package dev.snapstart.local.state.cloudwatch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What CloudWatch answers, under its own names. */
public sealed interface CloudWatchAnswer {

  /** An answer without content. */
  record Nothing() implements CloudWatchAnswer {}

  /** The metrics that were asked for. */
  record MetricData(List<MetricDataResult> metricDataResults, List<String> messages)
      implements CloudWatchAnswer {}

  /** One metric's statistic over time. */
  record MetricDataResult(
      String id, String label, List<Instant> timestamps, List<Double> values, String statusCode) {}

  /** Statistics of one metric over time. */
  record MetricStatistics(String label, List<Datapoint> datapoints) implements CloudWatchAnswer {}

  /** The statistics of one period; null for what was not asked for. */
  record Datapoint(
      Instant timestamp,
      @Nullable Double sampleCount,
      @Nullable Double average,
      @Nullable Double sum,
      @Nullable Double minimum,
      @Nullable Double maximum,
      @Nullable Map<String, Double> extendedStatistics,
      String unit) {}

  /** A page of metrics. */
  record Metrics(List<ListedMetric> metrics, @Nullable String nextToken)
      implements CloudWatchAnswer {}

  /** What tells a metric apart. */
  record ListedMetric(
      String namespace, String metricName, List<CloudWatchCall.Dimension> dimensions) {}

  /** A page of alarms; there are no composite ones. */
  record Alarms(List<Alarm> metricAlarms, List<String> compositeAlarms, @Nullable String nextToken)
      implements CloudWatchAnswer {}
}
