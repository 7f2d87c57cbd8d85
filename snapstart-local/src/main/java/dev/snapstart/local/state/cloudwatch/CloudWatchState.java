package dev.snapstart.local.state.cloudwatch;

import dev.snapstart.local.state.Account;
import dev.snapstart.local.state.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that CloudWatch knows of one account and region; immutable, with value equality.
 *
 * @param metrics the data of each metric in the order in which they came in, by its text
 * @param alarms the alarms by name
 */
public record CloudWatchState(Table<String, Series> metrics, Table<String, Alarm> alarms) {

  /**
   * Nothing measured, no alarms.
   *
   * @return the empty state
   */
  public static CloudWatchState empty() {
    return new CloudWatchState(Table.empty(), Table.empty());
  }

  /**
   * Performs one call.
   *
   * @param call the call
   * @param account the account and region
   * @param now when it happens
   * @return the new state and the answer
   * @throws dev.snapstart.local.state.Refusal if the call is refused
   */
  public Outcome handle(CloudWatchCall call, Account account, Instant now) {
    if (call instanceof CloudWatchCall.PutMetricData put) {
      return new Outcome(MetricRules.put(this, put, now), new CloudWatchAnswer.Nothing());
    }
    if (call instanceof CloudWatchCall.GetMetricData get) {
      return new Outcome(this, MetricRules.data(this, get));
    }
    if (call instanceof CloudWatchCall.GetMetricStatistics get) {
      return new Outcome(this, MetricRules.statistics(this, get));
    }
    if (call instanceof CloudWatchCall.ListMetrics list) {
      return new Outcome(this, MetricList.of(this, list, now));
    }
    if (call instanceof CloudWatchCall.DescribeAlarms describe) {
      return new Outcome(this, AlarmRules.describe(this, describe));
    }
    return new Outcome(AlarmRules.change(this, call, account, now), new CloudWatchAnswer.Nothing());
  }

  /**
   * Adds measured values.
   *
   * @param id the metric
   * @param datum the values
   * @return the changed copy
   */
  public CloudWatchState with(MetricId id, Datum datum) {
    Series before = metrics.get(id.key());
    List<Datum> data = new ArrayList<>(before == null ? List.of() : before.data());
    data.add(datum);
    return with(id, data);
  }

  /**
   * Adds what Lambda measured.
   *
   * @param invocation an invocation
   * @return the changed copy
   */
  public CloudWatchState with(MeasuredInvocation invocation) {
    return invocation.addedTo(this);
  }

  CloudWatchState with(MetricId id, List<Datum> data) {
    return new CloudWatchState(metrics.with(id.key(), new Series(id, data)), alarms);
  }

  /**
   * Sets an alarm's state, and declares the alarm if there is none of that name.
   *
   * @param name the alarm's name
   * @param value {@code OK}, {@code ALARM} or {@code INSUFFICIENT_DATA}
   * @param account the account and region
   * @param now when
   * @return the changed copy
   * @throws dev.snapstart.local.state.Refusal if there is no such value
   */
  public CloudWatchState withAlarm(String name, String value, Account account, Instant now) {
    return AlarmRules.declared(this, name, value, account, now);
  }

  /**
   * Tells whether an alarm is ringing.
   *
   * @param name the alarm's name
   * @return true if it is there and its state is ALARM
   */
  public boolean alarming(String name) {
    Alarm alarm = alarms.get(name);
    return alarm != null && alarm.state().stateValue().equals("ALARM");
  }

  CloudWatchState withAlarms(Table<String, Alarm> changed) {
    return new CloudWatchState(metrics, changed);
  }

  List<Datum> data(MetricId id, @Nullable String unit) {
    Series series = metrics.get(id.key());
    return series == null
        ? List.of()
        : series.data().stream().filter(d -> unit == null || unit.equals(d.unit())).toList();
  }

  /**
   * A metric and its data.
   *
   * @param id the metric
   * @param data what was measured
   */
  public record Series(MetricId id, List<Datum> data) {
    /** Copies the data. */
    public Series {
      data = List.copyOf(data);
    }
  }

  /**
   * What a call leads to.
   *
   * @param state the state after the call
   * @param answer the answer
   */
  public record Outcome(CloudWatchState state, CloudWatchAnswer answer) {}

  /**
   * The dimensions under which Lambda counts the calls of one version through an alias
   * (documented).
   *
   * @param function the function's plain name
   * @param alias the alias's name
   * @param version the version that ran
   * @return names and values
   */
  public static Map<String, String> dimensions(String function, String alias, String version) {
    return Map.of(
        "FunctionName", function, "Resource", function + ":" + alias, "ExecutedVersion", version);
  }
}
