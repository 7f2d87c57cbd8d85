package dev.snapstart.wire;

import static dev.snapstart.wire.Fixture.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.event.DeploymentListener;
import dev.snapstart.event.StepFinished;
import dev.snapstart.local.Alarms;
import dev.snapstart.local.Metrics;
import dev.snapstart.local.control.CallListener;
import dev.snapstart.local.fault.Fault;
import dev.snapstart.local.fault.Trigger;
import dev.snapstart.local.state.Alias;
import dev.snapstart.local.state.LambdaAnswer;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.model.AliasGoal;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.DeploymentResult;
import dev.snapstart.traffic.GateResult;
import dev.snapstart.traffic.ShiftStrategy;
import dev.snapstart.traffic.TrafficGate;
import dev.snapstart.traffic.TrafficShift;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shifts and rollbacks over HTTP, with the real SDK. */
class ShiftOverHttpTest {
  private static final ShiftStrategy THIRDS = ShiftStrategy.linear(40, Duration.ofSeconds(1));

  @TempDir Path folder;
  private Fixture fixture;

  @BeforeEach
  void deployTheFirst() {
    fixture = new Fixture(folder);
    fixture.snapStart().deploy(fixture.deploy("one").build());
    fixture.lambda().clearRecordedCalls();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aPlainMoveIsOneWriteAndAShiftOfTwoPortionsThree() {
    fixture.snapStart().deploy(fixture.deploy("two").build());
    assertThat(moves()).isEqualTo(1);
    fixture.lambda().clearRecordedCalls();
    fixture.snapStart().deploy(shifting("three", THIRDS));
    assertThat(moves()).isEqualTo(3);
    assertThat(alias().functionVersion()).isEqualTo("3");
    assertThat(alias().weights().isEmpty()).isTrue();
  }

  @Test
  void aRollbackIsAtMostThreeReadsAndOneWrite() {
    fixture.snapStart().deploy(fixture.deploy("two").build());
    fixture.lambda().clearRecordedCalls();
    DeploymentResult result = fixture.snapStart().rollback(FUNCTION, "live");
    assertThat(result.alias().orElseThrow().version()).isEqualTo("1");
    assertThat(fixture.writes()).containsExactly("UpdateAlias");
    assertThat(fixture.calls().size()).isLessThanOrEqualTo(4);
  }

  @Test
  void gatesSayWhatTheySaw() {
    fixture.lambda().alarms().set("errors", Alarms.State.OK);
    DeploymentResult result =
        fixture
            .snapStart()
            .deploy(
                shifting(
                    "two",
                    THIRDS,
                    new TrafficGate.Alarms(List.of("errors")),
                    new TrafficGate.ErrorRate(1)));
    assertThat(result.gates()).extracting(GateResult::gate).containsExactly("alarms", "error rate");
    assertThat(result.gates()).allMatch(GateResult::passed);
    assertThat(result.gates().get(0).detail()).isEqualTo("{errors=OK}");
  }

  @Test
  void anAlarmInAPortionReturnsTheTraffic() {
    fixture.lambda().alarms().set("errors", Alarms.State.OK);
    SnapStartException error =
        fails(
            shifting("two", THIRDS, new TrafficGate.Alarms(List.of("errors"))),
            () -> fixture.lambda().alarms().set("errors", Alarms.State.ALARM));
    assertThat(error.code()).isEqualTo(ErrorCode.GATE_FAILED);
    assertThat(error.getMessage()).contains("'errors' is in state ALARM", "All traffic is back");
    assertOldVersionHasEverything();
  }

  @Test
  void failingInvocationsOfTheNewVersionReturnTheTraffic() {
    Map<String, String> version = Metrics.version(FUNCTION, "live", "2");
    SnapStartException error =
        fails(
            shifting("two", THIRDS, new TrafficGate.ErrorRate(5)),
            () -> {
              fixture.lambda().metrics().put("Invocations", version, 1, 1, 1, 1);
              fixture.lambda().metrics().put("Errors", version, 1, 0, 0, 0);
            });
    assertThat(error.getMessage()).contains("1 of 4 invocations failed (25.00%, at most 5.00%)");
    assertOldVersionHasEverything();
  }

  @Test
  void slowInvocationsOfTheNewVersionReturnTheTraffic() {
    Map<String, String> version = Metrics.version(FUNCTION, "live", "2");
    SnapStartException error =
        fails(
            shifting("two", THIRDS, new TrafficGate.Latency(Duration.ofMillis(200))),
            () -> fixture.lambda().metrics().put("Duration", version, 500, 500, 500));
    assertThat(error.getMessage()).contains("500 ms, at most 200 ms");
    assertOldVersionHasEverything();
  }

  @Test
  void whatMayNotBeLookedAtEndsAShiftBeforeItBegins() {
    fixture
        .lambda()
        .faults()
        .add(
            Trigger.every().of("ListProvisionedConcurrencyConfigs"),
            Fault.accessDenied("lambda:ListProvisionedConcurrencyConfigs"));
    SnapStartException error =
        catchThrowableOfType(
            SnapStartException.class, () -> fixture.snapStart().deploy(shifting("two", THIRDS)));
    assertThat(error.code()).isEqualTo(ErrorCode.ACCESS_DENIED);
    assertThat(error.getMessage()).contains("lambda:ListProvisionedConcurrencyConfigs");
    assertOldVersionHasEverything();
  }

  private long moves() {
    return fixture.writes().stream().filter("UpdateAlias"::equals).count();
  }

  private Alias alias() {
    return fixture.lambda().state().function(FUNCTION).aliases().get("live");
  }

  private void assertOldVersionHasEverything() {
    assertThat(alias().functionVersion()).isEqualTo("1");
    assertThat(alias().weights().isEmpty()).isTrue();
  }

  private DeploymentRequest shifting(String content, ShiftStrategy strategy, TrafficGate... gates) {
    return fixture
        .deploy(content)
        .alias(AliasGoal.named("live").with(new TrafficShift(strategy, List.of(gates))))
        .build();
  }

  /** Something happens as soon as the new version has traffic. */
  private SnapStartException fails(DeploymentRequest request, Runnable trouble) {
    fixture
        .lambda()
        .onCall(
            new CallListener() {
              @Override
              public void beforeAnswer(LambdaCall call, LambdaAnswer answer) {
                if (call instanceof LambdaCall.UpdateAlias && !alias().weights().isEmpty()) {
                  trouble.run();
                }
              }
            });
    SnapStartException error =
        catchThrowableOfType(
            SnapStartException.class, () -> fixture.snapStart().deploy(request, new Heard()));
    assertThat(error).isNotNull();
    return error;
  }

  private static final class Heard implements DeploymentListener {
    @Override
    public void stepFinished(StepFinished event) {
      assertThat(event.outcome()).isNotBlank();
    }
  }
}
