package dev.snapstart.internal.lambda.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.snapstart.AwsClients;
import dev.snapstart.internal.lambda.InvocationMetrics;
import dev.snapstart.model.FunctionId;
import dev.snapstart.plan.CallSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.lambda.LambdaClient;

class AwsMetricsTest {
  private static final FunctionId FUNCTION = FunctionId.parse("orders-api");
  private static final Instant DAY = Instant.parse("2026-11-20T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  private final CloudWatchClient client = mock(CloudWatchClient.class);
  private final InvocationMetrics metrics = metrics(client);

  @Test
  @SuppressWarnings("unchecked")
  void readsWhichSeriesTellOfVersions() {
    List<ListMetricsRequest> asked = new ArrayList<>();
    when(client.listMetrics(any(Consumer.class)))
        .thenAnswer(
            call -> {
              ListMetricsRequest.Builder request = ListMetricsRequest.builder();
              call.<Consumer<ListMetricsRequest.Builder>>getArgument(0).accept(request);
              asked.add(request.build());
              return ListMetricsResponse.builder()
                  .metrics(
                      metric -> metric.dimensions(dimension("FunctionName", "orders-api")),
                      metric ->
                          metric.dimensions(
                              dimension("FunctionName", "orders-api"),
                              dimension("Resource", "orders-api:7")),
                      metric ->
                          metric.dimensions(
                              dimension("FunctionName", "orders-api"),
                              dimension("Resource", "orders-api:live"),
                              dimension("ExecutedVersion", "8")))
                  .nextToken("more")
                  .build();
            });
    var page = metrics.listSeries(FUNCTION, null);
    assertThat(page.items()).extracting(CallSeries::version).containsExactly(null, "7", "8");
    assertThat(page.nextMarker()).isEqualTo("more");
    assertThat(asked.get(0).namespace()).isEqualTo("AWS/Lambda");
    assertThat(asked.get(0).dimensions().get(0).value()).isEqualTo("orders-api");
  }

  @Test
  void tellsTheEndOfTheLastDayWithCallsOverAllPages() {
    CallSeries seven = new CallSeries("7", null);
    CallSeries eight = new CallSeries("live", "8");
    CallSeries idle = new CallSeries("9", null);
    when(client.getMetricData(any(GetMetricDataRequest.class)))
        .thenAnswer(
            call -> {
              GetMetricDataRequest request = call.getArgument(0);
              assertThat(request.metricDataQueries()).hasSize(3);
              assertThat(
                      request.metricDataQueries().get(1).metricStat().metric().dimensions().stream()
                          .map(Dimension::value))
                  .containsExactly("orders-api", "orders-api:live", "8");
              return request.nextToken() == null
                  ? GetMetricDataResponse.builder()
                      .metricDataResults(
                          result("m0", List.of(DAY.plusSeconds(86_400), DAY), List.of(0.0, 3.0)),
                          result("m2", List.of(DAY), List.of(0.0)))
                      .nextToken("more")
                      .build()
                  : GetMetricDataResponse.builder()
                      .metricDataResults(
                          result("m1", List.of(NOW.minusSeconds(3600)), List.of(1.0)))
                      .build();
            });
    Map<CallSeries, Instant> last =
        metrics.lastCalls(FUNCTION, List.of(seven, eight, idle), DAY, NOW);
    assertThat(last).containsOnly(Map.entry(seven, DAY.plusSeconds(86_400)), Map.entry(eight, NOW));
  }

  @Test
  void addsTheCallsOfAllDaysOverAllPages() {
    CallSeries seven = new CallSeries("7", null);
    when(client.getMetricData(any(GetMetricDataRequest.class)))
        .thenAnswer(
            call ->
                GetMetricDataResponse.builder()
                    .metricDataResults(
                        result("m0", List.of(DAY, DAY.plusSeconds(86_400)), List.of(2.0, 3.0)))
                    .nextToken(
                        call.<GetMetricDataRequest>getArgument(0).nextToken() == null
                            ? "more"
                            : null)
                    .build());
    assertThat(metrics.callCounts(FUNCTION, List.of(seven), DAY, NOW))
        .containsOnly(Map.entry(seven, 10.0));
  }

  @Test
  void withoutAClientThereAreNone() {
    assertThat(AwsMetrics.of(AwsClients.lambdaClient(mock(LambdaClient.class)))).isNull();
  }

  private static MetricDataResult result(String id, List<Instant> at, List<Double> values) {
    return MetricDataResult.builder().id(id).timestamps(at).values(values).build();
  }

  private static Dimension dimension(String name, String value) {
    return Dimension.builder().name(name).value(value).build();
  }

  private static InvocationMetrics metrics(CloudWatchClient client) {
    return AwsMetrics.of(
        new AwsClients() {
          @Override
          public LambdaClient lambda() {
            throw new UnsupportedOperationException();
          }

          @Override
          public CloudWatchClient cloudWatch() {
            return client;
          }
        });
  }
}
