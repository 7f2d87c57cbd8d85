package dev.snapstart.internal.lambda.aws;

import dev.snapstart.AwsClients;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.internal.lambda.InvocationMetrics;
import dev.snapstart.internal.lambda.Page;
import dev.snapstart.model.FunctionId;
import dev.snapstart.plan.CallSeries;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/** What CloudWatch counted of a function's calls; thread-safe as its client is. */
final class AwsMetrics implements InvocationMetrics {
  private static final String NAMESPACE = "AWS/Lambda";
  private static final String METRIC = "Invocations";
  private static final String FUNCTION = "FunctionName";
  private static final String RESOURCE = "Resource";
  private static final String EXECUTED = "ExecutedVersion";

  /** Days keep the answer for 500 series small enough for one call. */
  private static final Duration PERIOD = Duration.ofDays(1);

  private final CloudWatchClient cloudWatch;

  private AwsMetrics(CloudWatchClient cloudWatch) {
    this.cloudWatch = cloudWatch;
  }

  /** Returns the metrics, or null if there is no client, or no module of the SDK to make one of. */
  static @Nullable InvocationMetrics of(AwsClients clients) {
    try {
      CloudWatchClient client = clients.cloudWatch();
      return client == null ? null : new AwsMetrics(client);
    } catch (SnapStartException e) {
      if (e.code() == ErrorCode.LIBRARY_MISSING) {
        return null;
      }
      throw e;
    }
  }

  @Override
  public Page<CallSeries> listSeries(FunctionId function, @Nullable String marker) {
    ListMetricsResponse response =
        AwsCalls.call(
            "cloudwatch:ListMetrics",
            () ->
                cloudWatch.listMetrics(
                    request ->
                        request
                            .namespace(NAMESPACE)
                            .metricName(METRIC)
                            .dimensions(
                                DimensionFilter.builder()
                                    .name(FUNCTION)
                                    .value(function.name())
                                    .build())
                            .nextToken(marker)));
    return new Page<>(
        response.metrics().stream().map(AwsMetrics::series).distinct().toList(),
        response.nextToken());
  }

  @Override
  public Map<CallSeries, Instant> lastCalls(
      FunctionId function, List<CallSeries> series, Instant from, Instant to) {
    Map<CallSeries, Instant> last = new HashMap<>();
    read(function, series, from, to, (one, result) -> fold(result, one, to, last));
    return last;
  }

  @Override
  public Map<CallSeries, Double> callCounts(
      FunctionId function, List<CallSeries> series, Instant from, Instant to) {
    Map<CallSeries, Double> counts = new HashMap<>();
    read(
        function,
        series,
        from,
        to,
        (one, result) -> result.values().forEach(value -> counts.merge(one, value, Double::sum)));
    return counts;
  }

  /** Hands over the days of each series, page by page. */
  private void read(
      FunctionId function,
      List<CallSeries> series,
      Instant from,
      Instant to,
      BiConsumer<CallSeries, MetricDataResult> page) {
    List<MetricDataQuery> queries = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      queries.add(query("m" + i, function, series.get(i)));
    }
    String token = null;
    do {
      GetMetricDataRequest request =
          GetMetricDataRequest.builder()
              .metricDataQueries(queries)
              .startTime(from.truncatedTo(ChronoUnit.DAYS))
              .endTime(to.truncatedTo(ChronoUnit.DAYS).plus(PERIOD))
              .nextToken(token)
              .build();
      GetMetricDataResponse response =
          AwsCalls.call("cloudwatch:GetMetricData", () -> cloudWatch.getMetricData(request));
      for (MetricDataResult result : response.metricDataResults()) {
        page.accept(series.get(Integer.parseInt(result.id().substring(1))), result);
      }
      token = response.nextToken();
    } while (token != null);
  }

  /** A day's calls may have been at its very end. */
  private static void fold(
      MetricDataResult result, CallSeries one, Instant to, Map<CallSeries, Instant> last) {
    for (int i = 0; i < result.timestamps().size(); i++) {
      if (result.values().get(i) > 0) {
        Instant end = result.timestamps().get(i).plus(PERIOD);
        last.merge(one, end.isAfter(to) ? to : end, (a, b) -> a.isAfter(b) ? a : b);
      }
    }
  }

  private static MetricDataQuery query(String id, FunctionId function, CallSeries series) {
    List<Dimension> dimensions = new ArrayList<>();
    dimensions.add(dimension(FUNCTION, function.name()));
    if (series.resource() != null) {
      dimensions.add(dimension(RESOURCE, function.name() + ":" + series.resource()));
    }
    if (series.executedVersion() != null) {
      dimensions.add(dimension(EXECUTED, series.executedVersion()));
    }
    return MetricDataQuery.builder()
        .id(id)
        .metricStat(
            stat ->
                stat.metric(
                        metric ->
                            metric.namespace(NAMESPACE).metricName(METRIC).dimensions(dimensions))
                    .period((int) PERIOD.toSeconds())
                    .stat("Sum"))
        .returnData(true)
        .build();
  }

  /** The resource is {@code name}, or {@code name:qualifier}. */
  private static CallSeries series(Metric metric) {
    Map<String, String> values = new HashMap<>();
    metric.dimensions().forEach(dimension -> values.put(dimension.name(), dimension.value()));
    String resource = values.get(RESOURCE);
    int colon = resource == null ? -1 : resource.lastIndexOf(':');
    return new CallSeries(
        resource == null || colon < 0 ? null : resource.substring(colon + 1), values.get(EXECUTED));
  }

  private static Dimension dimension(String name, String value) {
    return Dimension.builder().name(name).value(value).build();
  }
}
