package dev.snapstart.local.state.cloudwatch;

import dev.snapstart.local.state.LambdaError;
import dev.snapstart.local.state.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Metrics and their statistics. The start of a time range belongs to it, the end does not
 * (documented); that periods begin at multiples of their length is assumed.
 */
final class MetricRules {
  private static final int MAX_DATAPOINTS = 1440;

  private MetricRules() {}

  static CloudWatchState put(
      CloudWatchState state, CloudWatchCall.PutMetricData call, Instant now) {
    String namespace = present("Namespace", call.namespace());
    List<CloudWatchCall.MetricDatum> data = call.metricData();
    if (data == null || data.isEmpty()) {
      throw missing("MetricData");
    }
    CloudWatchState changed = state;
    for (CloudWatchCall.MetricDatum datum : data) {
      MetricId id = MetricId.of(namespace, datum.metricName(), datum.dimensions());
      Instant at = datum.timestamp() == null ? now : datum.timestamp();
      changed =
          changed.with(id, new Datum(at, datum.unit(), samples(datum), datum.statisticValues()));
    }
    return changed;
  }

  private static List<Datum.Sample> samples(CloudWatchCall.MetricDatum datum) {
    List<Datum.Sample> samples = new ArrayList<>();
    if (datum.value() != null) {
      samples.add(new Datum.Sample(datum.value(), 1));
    }
    List<Double> values = datum.values() == null ? List.of() : datum.values();
    List<Double> counts = datum.counts();
    if (counts != null && counts.size() != values.size()) {
      throw invalid("The parameters MetricData.member.Values and Counts must have the same length");
    }
    for (int i = 0; i < values.size(); i++) {
      samples.add(new Datum.Sample(values.get(i), counts == null ? 1 : counts.get(i)));
    }
    if (samples.isEmpty() && datum.statisticValues() == null) {
      throw missing("MetricData.member.Value");
    }
    return List.copyOf(samples);
  }

  static CloudWatchAnswer data(CloudWatchState state, CloudWatchCall.GetMetricData call) {
    Range range = new Range(call.startTime(), call.endTime());
    List<CloudWatchCall.MetricDataQuery> queries = call.metricDataQueries();
    if (queries == null || queries.isEmpty()) {
      throw missing("MetricDataQueries");
    }
    Set<String> ids = new HashSet<>();
    List<CloudWatchAnswer.MetricDataResult> results = new ArrayList<>();
    for (CloudWatchCall.MetricDataQuery query : queries) {
      if (!ids.add(query.id())) {
        throw validation("The values for parameter id in MetricDataQueries are not unique.");
      }
      CloudWatchAnswer.MetricDataResult result =
          result(state, query, range, "TimestampAscending".equals(call.scanBy()));
      if (!Boolean.FALSE.equals(query.returnData())) {
        results.add(result);
      }
    }
    return new CloudWatchAnswer.MetricData(results, List.of());
  }

  private static CloudWatchAnswer.MetricDataResult result(
      CloudWatchState state, CloudWatchCall.MetricDataQuery query, Range range, boolean ascending) {
    CloudWatchCall.MetricStat stat = query.metricStat();
    if (stat == null || query.expression() != null) {
      throw LambdaError.of(
              501,
              "NotImplementedException",
              "Metric expressions are not implemented by snapstart-local")
          .refuse();
    }
    if (!Statistics.known(stat.stat())) {
      throw validation("The value " + stat.stat() + " for parameter Stat is not supported.");
    }
    CloudWatchCall.Metric metric = stat.metric();
    String name = present("MetricName", metric.metricName());
    MetricId id = MetricId.of(present("Namespace", metric.namespace()), name, metric.dimensions());
    List<Instant> timestamps = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    periods(state.data(id, stat.unit()), range, stat.period())
        .forEach(
            (start, statistics) -> {
              Double value = statistics.of(stat.stat());
              if (value != null) {
                timestamps.add(start);
                values.add(value);
              }
            });
    if (!ascending) { // The newest come first unless asked otherwise (documented).
      Collections.reverse(timestamps);
      Collections.reverse(values);
    }
    String label = query.label() == null ? name : query.label();
    return new CloudWatchAnswer.MetricDataResult(query.id(), label, timestamps, values, "Complete");
  }

  static CloudWatchAnswer statistics(
      CloudWatchState state, CloudWatchCall.GetMetricStatistics call) {
    Range range = new Range(call.startTime(), call.endTime());
    String name = present("MetricName", call.metricName());
    Integer period = call.period();
    if (period == null) {
      throw missing("Period");
    }
    List<String> basic = call.statistics() == null ? List.of() : call.statistics();
    List<String> extended =
        call.extendedStatistics() == null ? List.of() : call.extendedStatistics();
    if (basic.isEmpty() && extended.isEmpty()) {
      throw LambdaError.of(
              400,
              "InvalidParameterCombinationException",
              "At least one of the parameters Statistics and ExtendedStatistics must be specified.")
          .refuse();
    }
    if (!Statistics.BASIC.containsAll(basic) || !extended.stream().allMatch(Statistics::known)) {
      throw invalid("The parameters Statistics and ExtendedStatistics name unknown statistics.");
    }
    long most = range.seconds() / Math.max(1, period);
    if (most > MAX_DATAPOINTS) {
      throw LambdaError.of(
              400,
              "InvalidParameterCombinationException",
              "You have requested up to "
                  + most
                  + " datapoints, which exceeds the limit of 1,440. You may reduce the datapoints"
                  + " requested by increasing Period, or decreasing the time range.")
          .refuse();
    }
    MetricId id = MetricId.of(present("Namespace", call.namespace()), name, call.dimensions());
    List<Datum> data = state.data(id, call.unit());
    String unit = data.isEmpty() || data.get(0).unit() == null ? "None" : unit(data);
    List<CloudWatchAnswer.Datapoint> points = new ArrayList<>();
    periods(data, range, period)
        .forEach(
            (start, statistics) -> points.add(point(start, statistics, basic, extended, unit)));
    return new CloudWatchAnswer.MetricStatistics(name, points);
  }

  private static String unit(List<Datum> data) {
    return String.valueOf(data.get(0).unit());
  }

  private static CloudWatchAnswer.Datapoint point(
      Instant start,
      Statistics statistics,
      List<String> basic,
      List<String> extended,
      String unit) {
    Map<String, Double> percentiles = new TreeMap<>();
    for (String statistic : extended) {
      Double value = statistics.of(statistic);
      if (value != null) {
        percentiles.put(statistic, value);
      }
    }
    return new CloudWatchAnswer.Datapoint(
        start,
        ifAsked("SampleCount", basic, statistics),
        ifAsked("Average", basic, statistics),
        ifAsked("Sum", basic, statistics),
        ifAsked("Minimum", basic, statistics),
        ifAsked("Maximum", basic, statistics),
        extended.isEmpty() ? null : percentiles,
        unit);
  }

  private static @Nullable Double ifAsked(
      String statistic, List<String> asked, Statistics statistics) {
    return asked.contains(statistic) ? statistics.of(statistic) : null;
  }

  private static SortedMap<Instant, Statistics> periods(List<Datum> data, Range range, int period) {
    if (period < 1 || (period % 60 != 0 && !Set.of(1, 5, 10, 20, 30).contains(period))) {
      throw invalid(
          "The parameter Period must be 1, 5, 10, 20, 30, or a multiple of 60, not " + period);
    }
    SortedMap<Instant, Statistics> periods = new TreeMap<>();
    for (Datum datum : data) {
      if (range.has(datum.at())) {
        long seconds = datum.at().getEpochSecond();
        Instant start = Instant.ofEpochSecond(seconds - Math.floorMod(seconds, (long) period));
        periods.computeIfAbsent(start, unseen -> new Statistics()).add(datum);
      }
    }
    return periods;
  }

  private static String present(String parameter, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      throw missing(parameter);
    }
    return value;
  }

  private static Refusal missing(String parameter) {
    return LambdaError.of(
            400,
            "MissingRequiredParameterException",
            "The parameter " + parameter + " is required.")
        .refuse();
  }

  private static Refusal invalid(String message) {
    return LambdaError.of(400, "InvalidParameterValueException", message).refuse();
  }

  private static Refusal validation(String message) {
    return LambdaError.of(400, "ValidationError", message).refuse();
  }

  private record Range(Instant start, Instant end) {
    Range(@Nullable Instant start, @Nullable Instant end) {
      if (start == null) {
        throw missing("StartTime");
      }
      if (end == null) {
        throw missing("EndTime");
      }
      if (!start.isBefore(end)) {
        throw validation("The parameter StartTime must be less than the parameter EndTime.");
      }
      this.start = start;
      this.end = end;
    }

    boolean has(Instant at) {
      return !at.isBefore(start) && at.isBefore(end);
    }

    long seconds() {
      return end.getEpochSecond() - start.getEpochSecond();
    }
  }
}
