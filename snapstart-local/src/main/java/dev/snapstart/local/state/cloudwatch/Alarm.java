package dev.snapstart.local.state.cloudwatch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alarm; its state changes only when somebody sets it.
 *
 * @param definition what a caller said of it
 * @param state where it stands
 */
public record Alarm(AlarmDefinition definition, State state) {

  /**
   * Where an alarm stands, under CloudWatch's own names.
   *
   * @param alarmArn its ARN
   * @param stateValue {@code OK}, {@code ALARM} or {@code INSUFFICIENT_DATA}
   * @param stateReason why
   * @param stateReasonData why, for programs
   * @param stateUpdatedTimestamp when it was last set
   * @param stateTransitionedTimestamp when it last became another one
   * @param alarmConfigurationUpdatedTimestamp when the definition was last changed
   */
  public record State(
      String alarmArn,
      String stateValue,
      String stateReason,
      @Nullable String stateReasonData,
      Instant stateUpdatedTimestamp,
      Instant stateTransitionedTimestamp,
      Instant alarmConfigurationUpdatedTimestamp) {

    State set(String value, String reason, @Nullable String data, Instant now) {
      return new State(
          alarmArn,
          value,
          reason,
          data,
          now,
          value.equals(stateValue) ? stateTransitionedTimestamp : now,
          alarmConfigurationUpdatedTimestamp);
    }

    State configured(Instant now) {
      return new State(
          alarmArn,
          stateValue,
          stateReason,
          stateReasonData,
          stateUpdatedTimestamp,
          stateTransitionedTimestamp,
          now);
    }
  }
}
