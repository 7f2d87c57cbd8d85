package dev.snapstart.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapstart.local.Alarms;
import dev.snapstart.local.Deployments;
import dev.snapstart.local.LocalLambda;
import dev.snapstart.local.Metrics;
import dev.snapstart.local.junit.LocalLambdaExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

@ExtendWith(LocalLambdaExtension.class)
class CloudWatchSdkTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Map<String, String> NEW = Metrics.version("orders", "live", "2");
  private CloudWatchClient cloudWatch;

  @BeforeEach
  void open(LocalLambda server) {
    cloudWatch = Deployments.pointed(CloudWatchClient.builder(), server.endpoint()).build();
  }

  @AfterEach
  void close() {
    cloudWatch.close();
  }

  @Test
  void whatATestMeasuresIsReadByPeriod(LocalLambda server) {
    server.metrics().put(NOON.plusSeconds(1), "Errors", NEW, 1, 1, 1);
    server.metrics().put(NOON.plusSeconds(61), "Errors", NEW, 0);
    server.metrics().put(NOON.plusSeconds(1), "Errors", Metrics.version("orders", "live", "1"), 9);
    server.metrics().put(NOON.plusSeconds(2), "Duration", NEW, 10, 20, 30, 40);

    GetMetricDataResponse data =
        cloudWatch.getMetricData(
            r ->
                r.startTime(NOON)
                    .endTime(NOON.plusSeconds(120))
                    .metricDataQueries(
                        query("errors", "Errors", "Sum"), query("slow", "Duration", "p75")));

    assertThat(data.metricDataResults().get(0).values()).containsExactly(0.0, 3.0);
    assertThat(data.metricDataResults().get(0).timestamps())
        .containsExactly(NOON.plusSeconds(60), NOON);
    assertThat(data.metricDataResults().get(0).statusCodeAsString()).isEqualTo("Complete");
    assertThat(data.metricDataResults().get(1).values()).containsExactly(30.0);
  }

  @Test
  void whatWasMeasuredWithinTwoWeeksIsListedByItsDimensions(LocalLambda server) {
    Instant now = Instant.now();
    for (int version = 1; version <= 501; version++) {
      server
          .metrics()
          .put(
              now.minusSeconds(60),
              "Invocations",
              Metrics.version("listed", "live", String.valueOf(version)),
              1);
    }
    server
        .metrics()
        .put(now.minusSeconds(15 * 86_400), "Invocations", Map.of("FunctionName", "old"), 1);
    server.metrics().put(now, "Invocations", Map.of("FunctionName", "another"), 1);

    var first = listed("listed", null);
    assertThat(first.metrics()).hasSize(500);
    var second = listed("listed", first.nextToken());
    assertThat(second.metrics()).hasSize(1);
    assertThat(second.nextToken()).isNull();
    assertThat(second.metrics().get(0).dimensions())
        .extracting("name")
        .containsExactlyInAnyOrder("FunctionName", "Resource", "ExecutedVersion");
    assertThat(listed("old", null).metrics()).as("longer than two weeks ago").isEmpty();
    assertThat(listed("another", null).metrics()).hasSize(1);
  }

  private ListMetricsResponse listed(String function, String token) {
    return cloudWatch.listMetrics(
        r ->
            r.namespace("AWS/Lambda")
                .metricName("Invocations")
                .dimensions(d -> d.name("FunctionName").value(function))
                .nextToken(token));
  }

  @Test
  void statisticsAreThoseOfWhatWasPut() {
    cloudWatch.putMetricData(
        r ->
            r.namespace("AWS/Lambda")
                .metricData(
                    d ->
                        d.metricName("Duration")
                            .dimensions(dimensions())
                            .unit(StandardUnit.MILLISECONDS)
                            .timestamp(NOON)
                            .values(100.0, 1.0)
                            .counts(1.0, 99.0)));

    Datapoint point =
        cloudWatch
            .getMetricStatistics(
                r ->
                    r.namespace("AWS/Lambda")
                        .metricName("Duration")
                        .dimensions(dimensions())
                        .startTime(NOON)
                        .endTime(NOON.plus(Duration.ofHours(1)))
                        .period(3600)
                        .statistics(Statistic.SUM, Statistic.SAMPLE_COUNT, Statistic.MAXIMUM))
            .datapoints()
            .get(0);
    Map<String, Double> percentiles =
        cloudWatch
            .getMetricStatistics(
                r ->
                    r.namespace("AWS/Lambda")
                        .metricName("Duration")
                        .dimensions(dimensions())
                        .startTime(NOON)
                        .endTime(NOON.plus(Duration.ofHours(1)))
                        .period(3600)
                        .extendedStatistics("p99", "p100"))
            .datapoints()
            .get(0)
            .extendedStatistics();

    assertThat(point.sum()).isEqualTo(199);
    assertThat(point.sampleCount()).isEqualTo(100);
    assertThat(point.maximum()).isEqualTo(100);
    assertThat(point.average()).isNull();
    assertThat(point.unitAsString()).isEqualTo("Milliseconds");
    assertThat(point.timestamp()).isEqualTo(NOON);
    assertThat(percentiles).isEqualTo(Map.of("p99", 1.0, "p100", 100.0));
  }

  @Test
  void alarmsAreSetByTestsAndByCalls(LocalLambda server) {
    cloudWatch.putMetricAlarm(
        r ->
            r.alarmName("errors")
                .namespace("AWS/Lambda")
                .metricName("Errors")
                .dimensions(dimensions())
                .statistic(Statistic.SUM)
                .period(60)
                .evaluationPeriods(1)
                .threshold(1.0)
                .comparisonOperator("GreaterThanThreshold"));
    assertThat(alarm("errors").stateValue()).isEqualTo(StateValue.INSUFFICIENT_DATA);

    cloudWatch.setAlarmState(
        r -> r.alarmName("errors").stateValue(StateValue.OK).stateReason("Calm"));
    assertThat(alarm("errors").stateValue()).isEqualTo(StateValue.OK);
    assertThat(alarm("errors").stateReason()).isEqualTo("Calm");
    server.alarms().set("errors", Alarms.State.ALARM);
    server.alarms().set("other", Alarms.State.OK);

    assertThat(alarm("errors").stateValue()).isEqualTo(StateValue.ALARM);
    assertThat(alarm("errors").threshold()).isEqualTo(1.0);
    assertThat(alarm("errors").alarmArn())
        .isEqualTo("arn:aws:cloudwatch:us-east-1:123456789012:alarm:errors");
    assertThat(alarm("errors").stateUpdatedTimestamp()).isAfter(NOON.minusSeconds(86_400L * 3650));
    assertThat(cloudWatch.describeAlarms(r -> r.stateValue("ALARM")).metricAlarms())
        .extracting(MetricAlarm::alarmName)
        .containsExactly("errors");
    assertThat(cloudWatch.describeAlarms(r -> r.alarmNames("none")).metricAlarms()).isEmpty();
    assertThat(cloudWatch.describeAlarms(r -> r.maxRecords(1)).nextToken()).isEqualTo("errors");
    assertThat(
            cloudWatch.describeAlarmsPaginator(r -> r.maxRecords(1)).stream()
                .mapToInt(page -> page.metricAlarms().size())
                .sum())
        .isEqualTo(2);
    cloudWatch.deleteAlarms(r -> r.alarmNames("errors"));
    assertThatThrownBy(() -> cloudWatch.deleteAlarms(r -> r.alarmNames("errors")))
        .isInstanceOf(CloudWatchException.class);
  }

  @Test
  void refusalsArriveAsTheSdksOwnExceptions() {
    assertThatThrownBy(
            () ->
                cloudWatch.setAlarmState(r -> r.alarmName("none").stateValue("OK").stateReason("")))
        .isInstanceOf(CloudWatchException.class)
        .hasMessageContaining("Unknown alarm none");
    assertThatThrownBy(
            () ->
                cloudWatch.getMetricData(
                    r ->
                        r.startTime(NOON)
                            .endTime(NOON.plusSeconds(60))
                            .metricDataQueries(
                                MetricDataQuery.builder().id("a").expression("b/c").build())))
        .hasMessageContaining("expressions are not implemented by snapstart-local");
    assertThatThrownBy(
            () ->
                cloudWatch.getMetricStatistics(
                    r ->
                        r.namespace("AWS/Lambda")
                            .metricName("Errors")
                            .startTime(NOON)
                            .endTime(NOON.plusSeconds(60))
                            .period(7)
                            .statistics(Statistic.SUM)))
        .isInstanceOf(InvalidParameterValueException.class);
    assertThatThrownBy(() -> cloudWatch.listDashboards())
        .hasMessageContaining("ListDashboards is not implemented by snapstart-local");
  }

  @Test
  void largeRequestsComeCompressed() {
    List<Double> values = Collections.nCopies(150, 1.5);
    for (int i = 0; i < 2; i++) {
      cloudWatch.putMetricData(
          r ->
              r.namespace("AWS/Lambda")
                  .metricData(
                      Collections.nCopies(
                          20,
                          software.amazon.awssdk.services.cloudwatch.model.MetricDatum.builder()
                              .metricName("Duration")
                              .timestamp(NOON)
                              .values(values)
                              .build())));
    }

    assertThat(
            cloudWatch
                .getMetricStatistics(
                    r ->
                        r.namespace("AWS/Lambda")
                            .metricName("Duration")
                            .startTime(NOON)
                            .endTime(NOON.plusSeconds(60))
                            .period(60)
                            .statistics(Statistic.SAMPLE_COUNT))
                .datapoints()
                .get(0)
                .sampleCount())
        .isEqualTo(6000);
  }

  private MetricAlarm alarm(String name) {
    return cloudWatch.describeAlarms(r -> r.alarmNames(name)).metricAlarms().get(0);
  }

  private static List<Dimension> dimensions() {
    return NEW.entrySet().stream()
        .map(e -> Dimension.builder().name(e.getKey()).value(e.getValue()).build())
        .toList();
  }

  private static MetricDataQuery query(String id, String metric, String statistic) {
    return MetricDataQuery.builder()
        .id(id)
        .metricStat(
            s ->
                s.metric(m -> m.namespace("AWS/Lambda").metricName(metric).dimensions(dimensions()))
                    .period(60)
                    .stat(statistic))
        .build();
  }
}
