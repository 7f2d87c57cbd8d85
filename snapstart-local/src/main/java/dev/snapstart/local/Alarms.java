package dev.snapstart.local;

import dev.snapstart.local.control.ControlPlane;
import dev.snapstart.local.state.cloud.Cloud;

/** CloudWatch's alarms, as a test says; thread-safe. */
public final class Alarms {
  private final ControlPlane control;

  Alarms(ControlPlane control) {
    this.control = control;
  }

  /**
   * Sets an alarm's state, and declares the alarm if there is none of that name.
   *
   * @param name the alarm's name
   * @param state the state
   */
  public void set(String name, State state) {
    control.perform(
        (cloud, now) ->
            new Cloud.Outcome<>(
                cloud.with(
                    cloud
                        .cloudWatch()
                        .withAlarm(name, state.name(), cloud.lambda().account(), now)),
                name));
  }

  /** The states of an alarm. */
  public enum State {
    /** Everything is as it should be. */
    OK,
    /** The alarm is ringing. */
    ALARM,
    /** Too little is known. */
    INSUFFICIENT_DATA
  }
}
