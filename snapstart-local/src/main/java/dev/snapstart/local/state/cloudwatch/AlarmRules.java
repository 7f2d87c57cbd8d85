package dev.snapstart.local.state.cloudwatch;

import dev.snapstart.local.state.Account;
import dev.snapstart.local.state.LambdaError;
import dev.snapstart.local.state.Refusal;
import dev.snapstart.local.state.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Alarms. Metrics do not move them here: the state is set by SetAlarmState, which is documented as
 * the way to test what an alarm leads to.
 */
final class AlarmRules {
  private static final List<String> STATES = List.of("OK", "ALARM", "INSUFFICIENT_DATA");
  private static final int PAGE = 100; // Documented as the largest.

  private AlarmRules() {}

  static CloudWatchState change(
      CloudWatchState state, CloudWatchCall call, Account account, Instant now) {
    if (call instanceof CloudWatchCall.PutMetricAlarm put) {
      return put(state, put.definition(), account, now);
    }
    if (call instanceof CloudWatchCall.SetAlarmState set) {
      return set(state, set, now);
    }
    if (call instanceof CloudWatchCall.DeleteAlarms delete) {
      return delete(state, delete);
    }
    throw new IllegalStateException("No rule for " + call);
  }

  private static CloudWatchState put(
      CloudWatchState state, AlarmDefinition definition, Account account, Instant now) {
    String name = definition.alarmName();
    if (name == null || name.isEmpty()) {
      throw missing("AlarmName");
    }
    if (definition.evaluationPeriods() == null) {
      throw missing("EvaluationPeriods");
    }
    if (definition.comparisonOperator() == null) {
      throw missing("ComparisonOperator");
    }
    boolean expressions = definition.metrics() != null && !definition.metrics().isEmpty();
    if (!expressions && (definition.metricName() == null || definition.namespace() == null)) {
      throw missing("MetricName");
    }
    Alarm before = state.alarms().get(name);
    Alarm.State kept =
        before == null ? unknown(name, account, now) : before.state().configured(now);
    return state.withAlarms(state.alarms().with(name, new Alarm(definition.complete(), kept)));
  }

  private static Alarm.State unknown(String name, Account account, Instant now) {
    return new Alarm.State(
        account.arn("cloudwatch", "alarm:" + name),
        "INSUFFICIENT_DATA",
        "Unchecked: Initial alarm creation",
        null,
        now,
        now,
        now);
  }

  private static CloudWatchState set(
      CloudWatchState state, CloudWatchCall.SetAlarmState call, Instant now) {
    String name = call.alarmName() == null ? "" : call.alarmName();
    Alarm alarm = state.alarms().get(name);
    if (alarm == null) {
      throw notFound(name);
    }
    String reason = call.stateReason();
    if (reason == null) {
      throw missing("StateReason");
    }
    Alarm.State changed =
        alarm.state().set(known(call.stateValue()), reason, call.stateReasonData(), now);
    return state.withAlarms(state.alarms().with(name, new Alarm(alarm.definition(), changed)));
  }

  static CloudWatchState declared(
      CloudWatchState state, String name, String value, Account account, Instant now) {
    CloudWatchState with = state;
    if (!state.alarms().has(name)) {
      AlarmDefinition definition =
          new AlarmDefinition(
              name,
              null,
              null,
              null,
              null,
              null,
              "Errors",
              "AWS/Lambda",
              "Sum",
              null,
              null,
              60,
              null,
              1,
              null,
              1.0,
              "GreaterThanOrEqualToThreshold",
              null,
              null,
              null);
      with = put(state, definition, account, now);
    }
    return set(with, new CloudWatchCall.SetAlarmState(name, value, "Set by a test", null), now);
  }

  private static CloudWatchState delete(CloudWatchState state, CloudWatchCall.DeleteAlarms call) {
    List<String> names = call.alarmNames() == null ? List.of() : call.alarmNames();
    Table<String, Alarm> alarms = state.alarms();
    for (String name : names) {
      if (!state.alarms().has(name)) {
        throw notFound(name);
      }
      alarms = alarms.without(name);
    }
    return state.withAlarms(alarms);
  }

  /** Names of alarms that are not there are no error (documented). */
  static CloudWatchAnswer describe(CloudWatchState state, CloudWatchCall.DescribeAlarms call) {
    if (call.stateValue() != null) {
      known(call.stateValue());
    }
    String prefix = call.alarmNamePrefix() == null ? "" : call.alarmNamePrefix();
    List<String> names = call.alarmNames() == null ? List.of() : call.alarmNames();
    String token = call.nextToken() == null ? "" : call.nextToken();
    List<Alarm> found =
        state.alarms().asMap().entrySet().stream()
            .filter(entry -> names.isEmpty() || names.contains(entry.getKey()))
            .filter(entry -> entry.getKey().startsWith(prefix))
            .filter(entry -> entry.getKey().compareTo(token) > 0)
            .map(entry -> entry.getValue())
            .filter(
                alarm ->
                    call.stateValue() == null
                        || call.stateValue().equals(alarm.state().stateValue()))
            .toList();
    int size = Math.min(PAGE, call.maxRecords() == null ? 50 : Math.max(1, call.maxRecords()));
    return found.size() <= size
        ? new CloudWatchAnswer.Alarms(found, List.of(), null)
        : new CloudWatchAnswer.Alarms(
            found.subList(0, size), List.of(), found.get(size - 1).definition().alarmName());
  }

  private static String known(@Nullable String state) {
    if (state == null || !STATES.contains(state)) {
      throw LambdaError.of(
              400,
              "ValidationError",
              "1 validation error detected: Value '"
                  + state
                  + "' at 'stateValue' failed to satisfy constraint: Member must satisfy enum value"
                  + " set: [INSUFFICIENT_DATA, ALARM, OK]")
          .refuse();
    }
    return state;
  }

  private static Refusal missing(String parameter) {
    return LambdaError.of(
            400,
            "MissingRequiredParameterException",
            "The parameter " + parameter + " is required.")
        .refuse();
  }

  private static Refusal notFound(String name) {
    return LambdaError.of(404, "ResourceNotFound", "Unknown alarm " + name).refuse();
  }
}
