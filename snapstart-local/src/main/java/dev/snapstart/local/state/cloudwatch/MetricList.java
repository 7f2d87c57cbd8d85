package dev.snapstart.local.state.cloudwatch;

import dev.snapstart.local.state.LambdaError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * ListMetrics: what was measured within the last two weeks, 500 on a page (documented). Dimensions
 * that are asked for must be among a metric's; it may have further ones (documented).
 */
final class MetricList {
  private static final Duration MEMORY = Duration.ofDays(14);
  private static final int PAGE = 500;

  private MetricList() {}

  static CloudWatchAnswer of(CloudWatchState state, CloudWatchCall.ListMetrics call, Instant now) {
    List<CloudWatchAnswer.ListedMetric> all =
        state.metrics().values().stream()
            .filter(series -> fits(series.id(), call))
            .filter(series -> isRecent(series, now))
            .map(series -> listed(series.id()))
            .toList();
    int from = position(call.nextToken());
    int to = Math.min(all.size(), from + PAGE);
    return new CloudWatchAnswer.Metrics(
        all.subList(Math.min(from, to), to), to < all.size() ? Integer.toString(to) : null);
  }

  private static boolean fits(MetricId id, CloudWatchCall.ListMetrics call) {
    return (call.namespace() == null || call.namespace().equals(id.namespace()))
        && (call.metricName() == null || call.metricName().equals(id.name()))
        && (call.dimensions() == null
            || call.dimensions().stream().allMatch(filter -> fits(id, filter)));
  }

  private static boolean fits(MetricId id, CloudWatchCall.DimensionFilter filter) {
    String value = id.dimensions().get(filter.name());
    return value != null && (filter.value() == null || filter.value().equals(value));
  }

  private static boolean isRecent(CloudWatchState.Series series, Instant now) {
    return series.data().stream().anyMatch(datum -> datum.at().isAfter(now.minus(MEMORY)));
  }

  private static CloudWatchAnswer.ListedMetric listed(MetricId id) {
    return new CloudWatchAnswer.ListedMetric(
        id.namespace(),
        id.name(),
        id.dimensions().asMap().entrySet().stream()
            .map(entry -> new CloudWatchCall.Dimension(entry.getKey(), entry.getValue()))
            .toList());
  }

  private static int position(@org.jspecify.annotations.Nullable String token) {
    if (token == null) {
      return 0;
    }
    try {
      return Integer.parseInt(token);
    } catch (NumberFormatException e) {
      throw LambdaError.of(400, "InvalidParameterValueException", "Invalid nextToken").refuse();
    }
  }
}
