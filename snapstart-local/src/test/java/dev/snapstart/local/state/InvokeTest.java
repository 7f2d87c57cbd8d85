package dev.snapstart.local.state;

import static dev.snapstart.local.state.Scenario.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an invocation runs, and snapshots that somebody makes. */
class InvokeTest {
  private static final SnapshotFailure BROKEN = new SnapshotFailure("FunctionError", "Broken");
  private final Scenario scenario = new Scenario();

  @Test
  void theQualifierLeadsToAVersion() {
    twoVersions();
    assertThat(invoked(null, 0.5)).isEqualTo("$LATEST");
    assertThat(invoked("2", 0.5)).isEqualTo("2");
    assertThat(invoked("live", 0.5)).isEqualTo("1");
  }

  @Test
  void theDrawDecidesAmongWeightedVersions() {
    twoVersions();
    scenario.call(
        new LambdaCall.UpdateAlias(
            NAME, "live", null, null, new LambdaCall.RoutingConfig(Map.of("2", 0.25)), null));

    assertThat(invoked("live", null)).isEqualTo("1");
    assertThat(invoked("live", 0.2499)).isEqualTo("2");
    assertThat(invoked("live", 0.25)).isEqualTo("1");
  }

  @Test
  void theAnswerNamesTheFunctionAsItWasInvoked() {
    twoVersions();
    LambdaAnswer answer = scenario.call(new LambdaCall.Invoke(NAME, "live"));
    assertThat(((LambdaAnswer.Invocable) answer).arn()).endsWith(":function:orders:live");
  }

  @Test
  void aSnapshotThatIsTakenOverEndsWhenItsMakerSaysSo() {
    beingMade();
    scenario.state = Snapshots.takenOver(scenario.state, NAME, "1");
    scenario.passes(Duration.ofDays(9));
    assertThat(scenario.get("1").state()).isEqualTo("Pending");

    LambdaState made = Snapshots.ended(scenario.state, NAME, "1", null);
    LambdaState failed = Snapshots.ended(scenario.state, NAME, "1", BROKEN);

    assertThat(lifecycle(made).snapshotReady()).isTrue();
    assertThat(lifecycle(failed).failed()).isTrue();
    assertThat(lifecycle(failed).stateReasonCode()).isEqualTo("FunctionError");
    assertThat(Snapshots.ended(made, NAME, "1", BROKEN)).as("ends once").isEqualTo(made);
    assertThat(Snapshots.takenOver(made, NAME, "1")).isEqualTo(made);
    assertThat(Snapshots.ended(made, "absent", "1", null)).isEqualTo(made);
  }

  @Test
  void aSnapshotThatNobodyMakesAnyMoreIsPutBackOnTheAgenda() {
    beingMade();
    Instant due = scenario.now.plusSeconds(5);

    LambdaState back = Snapshots.due(Snapshots.takenOver(scenario.state, NAME, "1"), due);

    assertThat(back.at(due.minusMillis(1)).nextDue()).isEqualTo(due);
    assertThat(lifecycle(back.at(due)).snapshotReady()).isTrue();
  }

  @Test
  void aPlannedFailureIsNotTakenOver() {
    scenario.settledFunction(true);
    scenario.state = scenario.state.withPlannedFailure(NAME, BROKEN);
    scenario.publish();
    assertThat(Snapshots.takenOver(scenario.state, NAME, "1")).isEqualTo(scenario.state);
  }

  private void beingMade() {
    scenario.settledFunction(true);
    scenario.publish();
  }

  private void twoVersions() {
    scenario.settledFunction(false);
    scenario.publish();
    scenario.call(Scenario.update(SettingsChange.builder().memorySize(256).build()));
    scenario.settles();
    scenario.publish();
    scenario.call(new LambdaCall.CreateAlias(NAME, "live", "1", null, null));
  }

  private String invoked(String qualifier, Double draw) {
    LambdaAnswer answer = scenario.call(new LambdaCall.Invoke(NAME, qualifier, draw));
    return ((LambdaAnswer.Invocable) answer).version().version();
  }

  private static Lifecycle lifecycle(LambdaState state) {
    return state.function(NAME).version("1").lifecycle();
  }
}
