package dev.snapstart.local.state;

import static dev.snapstart.local.state.Scenario.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class IdleTest {
  private final Scenario scenario = new Scenario();

  @Test
  void invokingAnIdleVersionIsRefusedAndTakesItsSnapshotAgain() {
    idleVersion();
    assertThat(version().state()).isEqualTo("Inactive");
    assertThat(version().stateReasonCode()).isEqualTo("Idle");

    LambdaError error = scenario.refusal(new LambdaCall.Invoke(NAME, "1"));
    assertThat(error.status()).isEqualTo(409);
    assertThat(error.type()).isEqualTo("SnapStartNotReadyException");
    assertThat(version().state()).isEqualTo("Pending");
    assertThat(version().stateReasonCode()).isEqualTo("Restoring");

    LambdaError pending = scenario.refusal(new LambdaCall.Invoke(NAME, "1"));
    assertThat(pending.type()).isEqualTo("ResourceConflictException");
    scenario.passes(Duration.ofMinutes(5));
    assertThat(version().state()).isEqualTo("Active");
    assertThat(version().snapStart().optimizationStatus()).isEqualTo("On");
  }

  @Test
  void onlyAnActiveVersionCanBecomeIdle() {
    scenario.settledFunction(true);
    assertThatThrownBy(() -> scenario.state.withIdle(NAME, "1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Version 1 of orders");
  }

  private FunctionConfiguration version() {
    return scenario.get("1");
  }

  private void idleVersion() {
    scenario.settledFunction(true);
    scenario.publish();
    scenario.passes(Duration.ofMinutes(5));
    scenario.state = scenario.state.at(scenario.now).withIdle(NAME, "1");
  }
}
