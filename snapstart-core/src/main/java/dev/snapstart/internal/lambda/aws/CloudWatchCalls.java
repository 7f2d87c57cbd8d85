package dev.snapstart.internal.lambda.aws;

import dev.snapstart.AwsClients;
import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.internal.lambda.VersionMetrics;
import dev.snapstart.model.FunctionId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/** What a shift asks CloudWatch; one call each. */
final class CloudWatchCalls {
  private static final int PERIOD_SECONDS = 60;

  private final AwsClients clients;

  CloudWatchCalls(AwsClients clients) {
    this.clients = clients;
  }

  Map<String, String> alarmStates(List<String> names) {
    CloudWatchClient client = client("cloudwatch:DescribeAlarms");
    DescribeAlarmsResponse response =
        AwsCalls.call(
            "cloudwatch:DescribeAlarms",
            () ->
                client.describeAlarms(
                    request ->
                        request
                            .alarmNames(names)
                            .maxRecords(100)
                            .alarmTypes(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM)));
    Map<String, String> states = new TreeMap<>();
    response
        .metricAlarms()
        .forEach(alarm -> states.put(alarm.alarmName(), alarm.stateValueAsString()));
    response
        .compositeAlarms()
        .forEach(alarm -> states.put(alarm.alarmName(), alarm.stateValueAsString()));
    return states;
  }

  /** With an alias, Lambda counts by the dimensions Resource and ExecutedVersion. */
  VersionMetrics metrics(
      FunctionId function, String alias, String version, Instant from, Instant to) {
    CloudWatchClient client = client("cloudwatch:GetMetricData");
    List<Dimension> dimensions =
        List.of(
            dimension("FunctionName", function.name()),
            dimension("Resource", function.name() + ":" + alias),
            dimension("ExecutedVersion", version));
    GetMetricDataResponse response =
        AwsCalls.call(
            "cloudwatch:GetMetricData",
            () ->
                client.getMetricData(
                    request ->
                        request
                            .startTime(from.truncatedTo(ChronoUnit.MINUTES))
                            .endTime(to.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES))
                            .metricDataQueries(
                                query("invocations", "Invocations", "Sum", dimensions),
                                query("errors", "Errors", "Sum", dimensions),
                                query("duration", "Duration", "p99", dimensions))));
    return new VersionMetrics(
        sum(response, "invocations"), sum(response, "errors"), highest(response, "duration"));
  }

  private static Dimension dimension(String name, String value) {
    return Dimension.builder().name(name).value(value).build();
  }

  private static MetricDataQuery query(
      String id, String name, String statistic, List<Dimension> dimensions) {
    Metric metric =
        Metric.builder().namespace("AWS/Lambda").metricName(name).dimensions(dimensions).build();
    return MetricDataQuery.builder()
        .id(id)
        .metricStat(stat -> stat.metric(metric).period(PERIOD_SECONDS).stat(statistic))
        .build();
  }

  private static List<Double> values(GetMetricDataResponse response, String id) {
    return response.metricDataResults().stream()
        .filter(result -> id.equals(result.id()))
        .map(MetricDataResult::values)
        .flatMap(List::stream)
        .toList();
  }

  private static double sum(GetMetricDataResponse response, String id) {
    return values(response, id).stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Percentiles of minutes cannot be added up; the worst minute counts. */
  private static double highest(GetMetricDataResponse response, String id) {
    return values(response, id).stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
  }

  private CloudWatchClient client(String action) {
    CloudWatchClient client = clients.cloudWatch();
    if (client == null) {
      throw new CallFailure(
          CallFailure.Kind.REJECTED,
          action,
          null,
          "The host program's clients have no CloudWatch client (AwsClients.cloudWatch), which"
              + " alarms and metrics need.",
          null,
          null,
          null);
    }
    return client;
  }
}
