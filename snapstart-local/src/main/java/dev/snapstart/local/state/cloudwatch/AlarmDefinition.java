package dev.snapstart.local.state.cloudwatch;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller says of an alarm, under CloudWatch's own names; metric expressions are kept as they
 * were given.
 */
public record AlarmDefinition(
    @Nullable String alarmName,
    @Nullable String alarmDescription,
    @Nullable Boolean actionsEnabled,
    @Nullable List<String> okActions,
    @Nullable List<String> alarmActions,
    @Nullable List<String> insufficientDataActions,
    @Nullable String metricName,
    @Nullable String namespace,
    @Nullable String statistic,
    @Nullable String extendedStatistic,
    @Nullable List<CloudWatchCall.Dimension> dimensions,
    @Nullable Integer period,
    @Nullable String unit,
    @Nullable Integer evaluationPeriods,
    @Nullable Integer datapointsToAlarm,
    @Nullable Double threshold,
    @Nullable String comparisonOperator,
    @Nullable String treatMissingData,
    @Nullable List<Map<String, Object>> metrics,
    @Nullable String thresholdMetricId) {

  /** As CloudWatch shows it: what may be left out has its default. */
  AlarmDefinition complete() {
    return new AlarmDefinition(
        alarmName,
        alarmDescription,
        actionsEnabled == null || actionsEnabled,
        orNone(okActions),
        orNone(alarmActions),
        orNone(insufficientDataActions),
        metricName,
        namespace,
        statistic,
        extendedStatistic,
        orNone(dimensions),
        period,
        unit,
        evaluationPeriods,
        datapointsToAlarm,
        threshold,
        comparisonOperator,
        treatMissingData,
        metrics,
        thresholdMetricId);
  }

  private static <T> List<T> orNone(@Nullable List<T> given) {
    return given == null ? List.of() : List.copyOf(given);
  }
}
