package dev.snapstart.local.state.cloudwatch;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call of CloudWatch's API under its own names; an absent parameter is null. */
public sealed interface CloudWatchCall {

  /** Adds data to metrics. */
  record PutMetricData(@Nullable String namespace, @Nullable List<MetricDatum> metricData)
      implements CloudWatchCall {}

  /** Reads several metrics at once. */
  record GetMetricData(
      @Nullable List<MetricDataQuery> metricDataQueries,
      @Nullable Instant startTime,
      @Nullable Instant endTime,
      @Nullable String scanBy)
      implements CloudWatchCall {}

  /** Reads statistics of one metric. */
  record GetMetricStatistics(
      @Nullable String namespace,
      @Nullable String metricName,
      @Nullable List<Dimension> dimensions,
      @Nullable Instant startTime,
      @Nullable Instant endTime,
      @Nullable Integer period,
      @Nullable List<String> statistics,
      @Nullable List<String> extendedStatistics,
      @Nullable String unit)
      implements CloudWatchCall {}

  /** Lists the metrics that were measured lately; null means no restriction. */
  record ListMetrics(
      @Nullable String namespace,
      @Nullable String metricName,
      @Nullable List<DimensionFilter> dimensions,
      @Nullable String nextToken)
      implements CloudWatchCall {}

  /** Creates an alarm, or changes one without changing its state. */
  record PutMetricAlarm(AlarmDefinition definition) implements CloudWatchCall {}

  /** Lists alarms; null means no restriction. */
  record DescribeAlarms(
      @Nullable List<String> alarmNames,
      @Nullable String alarmNamePrefix,
      @Nullable String stateValue,
      @Nullable Integer maxRecords,
      @Nullable String nextToken)
      implements CloudWatchCall {}

  /** Sets an alarm's state. */
  record SetAlarmState(
      @Nullable String alarmName,
      @Nullable String stateValue,
      @Nullable String stateReason,
      @Nullable String stateReasonData)
      implements CloudWatchCall {}

  /** Deletes alarms. */
  record DeleteAlarms(@Nullable List<String> alarmNames) implements CloudWatchCall {}

  /** One of the names that tell metrics apart. */
  record Dimension(String name, String value) {}

  /** A name, and if given a value, that a metric must have. */
  record DimensionFilter(String name, @Nullable String value) {}

  /** Values that a caller measured. */
  record MetricDatum(
      String metricName,
      @Nullable List<Dimension> dimensions,
      @Nullable Instant timestamp,
      @Nullable Double value,
      @Nullable List<Double> values,
      @Nullable List<Double> counts,
      @Nullable StatisticSet statisticValues,
      @Nullable String unit) {}

  /** Values of which only the statistics are known. */
  record StatisticSet(double sampleCount, double sum, double minimum, double maximum) {}

  /** A metric that is asked for. */
  record MetricDataQuery(
      String id,
      @Nullable MetricStat metricStat,
      @Nullable String expression,
      @Nullable String label,
      @Nullable Boolean returnData) {}

  /** A statistic of a metric. */
  record MetricStat(Metric metric, int period, String stat, @Nullable String unit) {}

  /** A metric's name. */
  record Metric(
      @Nullable String namespace,
      @Nullable String metricName,
      @Nullable List<Dimension> dimensions) {}
}
