package dev.snapstart.internal.deploy;

import static dev.snapstart.internal.deploy.VirtualLambda.ALIAS;
import static dev.snapstart.internal.deploy.VirtualLambda.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.event.DeploymentListener;
import dev.snapstart.event.Waiting;
import dev.snapstart.internal.lambda.Invocation;
import dev.snapstart.internal.lambda.VersionMetrics;
import dev.snapstart.local.state.Alias;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.local.state.SettingsChange;
import dev.snapstart.model.AliasLedger;
import dev.snapstart.model.AliasState;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.plan.DeploymentPlan;
import dev.snapstart.plan.WaitReason;
import dev.snapstart.traffic.GateResult;
import dev.snapstart.traffic.TrafficGate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShiftTest {
  private static final String CANARY = "Canary10Percent5Minutes";

  private final VirtualLambda lambda = new VirtualLambda();

  @BeforeEach
  void deploy() {
    Scenario.deployed(lambda);
    lambda.calls().clear();
  }

  @Test
  void aCanaryStaysForItsIntervalAndEndsWithACleanAlias() {
    Instant start = lambda.now();
    lambda.deploy(shifting(CANARY));
    assertThat(Duration.between(start, lambda.now()))
        .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(5).plusSeconds(10));
    assertThat(alias().functionVersion()).isEqualTo("2");
    assertThat(alias().weights().isEmpty()).isTrue();
    assertThat(ledger().previous()).isEqualTo("1");
    assertThat(ledger().shiftingTo()).isEmpty();
  }

  @Test
  void aShiftOfThreePortionsIsFourWrites() {
    List<String> seen = portions("Linear25PercentEvery1Minute");
    assertThat(seen).containsExactly("1 25", "1 50", "1 75", "2 0");
    assertThat(lambda.writes())
        .containsExactly(
            "UpdateFunctionCode",
            "PublishVersion",
            "UpdateAlias",
            "UpdateAlias",
            "UpdateAlias",
            "UpdateAlias");
  }

  /** The plan is made before the wait, and the old version is looked at behind it. */
  @Test
  void aShiftToAVersionWhoseSnapshotIsStillMadeIsPlannedToItsEnd() {
    lambda.direct(
        new LambdaCall.UpdateFunctionConfiguration(
            FUNCTION, SettingsChange.builder().memorySize(1024).build(), null));
    lambda.pass(Duration.ofSeconds(1));
    lambda.direct(new LambdaCall.PublishVersion(FUNCTION, null, null, null));
    DeploymentRequest request =
        DeploymentRequest.forFunction(FUNCTION)
            .version("2")
            .alias(ShiftScenarios.shifted("Linear50PercentEvery1Minute"))
            .build();
    assertThat(lambda.plan(request).steps())
        .extracting(DeploymentPlan.PlannedStep::name)
        .containsExactly("AwaitSnapshot", "WeighAlias", "ShiftAlias");
    assertThat(lambda.writes()).isEmpty();
    lambda.deploy(request);
    assertThat(lambda.writes()).containsExactly("UpdateAlias", "UpdateAlias");
    assertThat(alias().functionVersion()).isEqualTo("2");
  }

  @Test
  void theWaitIsToldAtLeastEveryQuarterOfAMinute() {
    List<Waiting> waits = new ArrayList<>();
    lambda.deploy(
        shifting(CANARY),
        new DeploymentListener() {
          @Override
          public void waiting(Waiting event) {
            if (event.reason() == WaitReason.SHIFT) {
              waits.add(event);
            }
          }
        });
    assertThat(waits.size()).isBetween(20, 22);
    assertThat(waits.get(3).seen()).isEqualTo("10% on 2");
  }

  @Test
  void aFailedSmokeTestMovesNothing() {
    lambda.signals().answer("2", new Invocation(null, "{\"statusCode\":500,\"body\":\"s3cr3t\"}"));
    SnapStartException error =
        fails(shifting(CANARY, TrafficGate.SmokeTest.expectingStatus("{\"a\":\"s3cr3t\"}", 200)));
    assertThat(error.code()).isEqualTo(ErrorCode.GATE_FAILED);
    assertThat(error.getMessage())
        .contains("smoke test", "/statusCode", "The alias was not moved")
        .doesNotContain("s3cr3t");
    assertThat(lambda.writes()).doesNotContain("UpdateAlias");
  }

  @Test
  void aFunctionErrorInTheSmokeTestMovesNothing() {
    lambda.signals().answer("2", new Invocation("Unhandled", "{}"));
    SnapStartException error =
        fails(shifting("AllAtOnce", TrafficGate.SmokeTest.expectingAnswer("{}")));
    assertThat(error.getMessage()).contains("Unhandled");
    assertThat(alias().functionVersion()).isEqualTo("1");
  }

  @Test
  void anAlarmInTheMiddleOfAPortionReturnsAllTrafficInOneCall() {
    Instant bad = lambda.now().plus(Duration.ofMinutes(2));
    lambda.hook(
        before(
            "DescribeAlarms",
            () -> lambda.signals().alarm("errors", lambda.now().isBefore(bad) ? "OK" : "ALARM")));
    SnapStartException error = fails(shifting(CANARY, new TrafficGate.Alarms(List.of("errors"))));
    assertThat(error.code()).isEqualTo(ErrorCode.GATE_FAILED);
    assertThat(error.getMessage())
        .contains("'errors' is in state ALARM", "All traffic is back on version 1");
    assertThat(alias().functionVersion()).isEqualTo("1");
    assertThat(alias().weights().isEmpty()).isTrue();
    assertThat(lambda.writes().stream().filter("UpdateAlias"::equals)).hasSize(2);
    assertThat(Duration.between(bad, lambda.now())).isLessThan(Duration.ofSeconds(16));
  }

  @Test
  void anAlarmThatIsOnAlreadyOrDoesNotExistKeepsAShiftFromBeginning() {
    lambda.signals().alarm("errors", "ALARM");
    assertThat(fails(shifting(CANARY, new TrafficGate.Alarms(List.of("errors")))).code())
        .isEqualTo(ErrorCode.GATE_FAILED);
    assertThat(fails(shifting(CANARY, new TrafficGate.Alarms(List.of("typo")))).getMessage())
        .contains("there is no alarm 'typo'");
    assertThat(lambda.writes()).doesNotContain("UpdateAlias");
  }

  @Test
  void metricsFailWithTheirNumbers() {
    lambda.signals().metrics(new VersionMetrics(200, 3, 850));
    assertThat(fails(shifting(CANARY, new TrafficGate.ErrorRate(1))).getMessage())
        .contains("3 of 200 invocations failed (1.50%, at most 1.00%)");
    lambda.signals().metrics(new VersionMetrics(200, 0, 850));
    assertThat(
            fails(shifting(CANARY, new TrafficGate.Latency(Duration.ofMillis(800)))).getMessage())
        .contains("850 ms, at most 800 ms");
    assertThat(alias().functionVersion()).isEqualTo("1");
    assertThat(alias().weights().isEmpty()).isTrue();
  }

  @Test
  void aCallersOwnCheckIsToldWhereTheShiftIs() {
    List<Integer> percents = new ArrayList<>();
    SnapStartException error =
        fails(
            shifting(
                "Linear40PercentEvery1Minute",
                new TrafficGate.Check(
                    "orders",
                    moment -> {
                      percents.add(moment.percent());
                      return moment.percent() < 80
                          ? GateResult.passed("orders", "fine")
                          : GateResult.failed("orders", "only 3 orders");
                    })));
    assertThat(percents).startsWith(0, 40).endsWith(80);
    assertThat(error.getMessage()).contains("orders", "only 3 orders");
    assertThat(alias().functionVersion()).isEqualTo("1");
  }

  @Test
  void anotherProcessGoesOnAndKnowsHowLongThePortionHasLasted() {
    Instant shifted = interruptInThePortion();
    lambda.calls().clear();
    lambda.deploy(shifting(CANARY));
    assertThat(Duration.between(shifted, lambda.now()))
        .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(5).plusSeconds(3));
    assertThat(lambda.writes()).containsExactly("UpdateAlias");
    assertThat(alias().functionVersion()).isEqualTo("2");
  }

  @Test
  void otherContentStopsWhileAShiftIsUnderWay() {
    interruptInThePortion();
    SnapStartException error = fails(Scenario.deploy("v3.zip").build());
    assertThat(error.code()).isEqualTo(ErrorCode.SHIFT_UNDER_WAY);
    assertThat(error.getMessage()).contains("1 (10% to 2)", "a shift to version 2 is under way");
  }

  @Test
  void aRollbackEndsAShiftWithOneWriteAndIsRespectedLater() {
    interruptInThePortion();
    lambda.calls().clear();
    lambda.deploy(rollback());
    assertThat(lambda.writes()).containsExactly("UpdateAlias");
    assertThat(alias().functionVersion()).isEqualTo("1");
    assertThat(alias().weights().isEmpty()).isTrue();
    assertThat(ledger().rolledBackFrom()).contains("2");
    assertThat(fails(shifting(CANARY)).code()).isEqualTo(ErrorCode.ROLLED_BACK);
  }

  @Test
  void aRollbackIsAtMostThreeReadsAndOneWrite() {
    lambda.deploy(Scenario.deploy("v2.zip").build());
    lambda.calls().clear();
    lambda.deploy(rollback());
    assertThat(lambda.writes()).containsExactly("UpdateAlias");
    assertThat(lambda.calls().size()).isLessThanOrEqualTo(4);
    lambda.calls().clear();
    lambda.deploy(rollback());
    assertThat(lambda.writes()).isEmpty();
  }

  @Test
  void whatWasRolledBackStaysAwayUntilItIsReleasedAgain() {
    lambda.deploy(Scenario.deploy("v2.zip").build());
    lambda.deploy(rollback());
    lambda.calls().clear();
    SnapStartException error = fails(Scenario.deploy("v2.zip").build());
    assertThat(error.code()).isEqualTo(ErrorCode.ROLLED_BACK);
    assertThat(error.getMessage()).contains("version 2");
    assertThat(lambda.writes()).isEmpty();
    lambda.deploy(Scenario.deploy("v2.zip").rerelease(true).build());
    assertThat(alias().functionVersion()).isEqualTo("2");
    assertThat(ledger().rolledBackFrom()).isEmpty();
  }

  @Test
  void anOldPipelineThatRunsAgainAfterARollbackChangesNothing() {
    lambda.deploy(Scenario.deploy("v2.zip").build());
    lambda.deploy(rollback());
    lambda.deploy(Scenario.deploy("v1.zip").build());
    assertThat(alias().functionVersion()).isNotEqualTo("2");
    lambda.calls().clear();
    String before = alias().functionVersion();
    if (ledger().rolledBackFrom().isPresent()) {
      fails(Scenario.deploy("v2.zip").build());
      assertThat(alias().functionVersion()).isEqualTo(before);
    }
  }

  @Test
  void aRollbackWithoutLedgerAsksForAVersion() {
    assertThat(fails(rollback()).code()).isEqualTo(ErrorCode.NO_PREVIOUS_VERSION);
  }

  @Test
  void aRollbackToAFailedVersionMovesNothing() {
    lambda.edit(
        state ->
            state.withPlannedFailure(
                FUNCTION, new dev.snapstart.local.state.SnapshotFailure("FunctionError", "no")));
    fails(Scenario.deploy("v2.zip").build());
    SnapStartException error =
        fails(DeploymentRequest.forFunction(FUNCTION).rollbackTo("2").alias(ALIAS).build());
    assertThat(error.code()).isEqualTo(ErrorCode.SNAPSHOT_FAILED);
    assertThat(alias().functionVersion()).isEqualTo("1");
  }

  @Test
  void anotherRoleMakesPortionsImpossible() {
    lambda.direct(
        new LambdaCall.UpdateFunctionConfiguration(
            FUNCTION,
            SettingsChange.builder().role("arn:aws:iam::123456789012:role/other").build(),
            null));
    lambda.pass(Duration.ofSeconds(5));
    DeploymentRequest request =
        DeploymentRequest.forFunction(FUNCTION)
            .publish()
            .alias(ShiftScenarios.shifted(CANARY))
            .build();
    SnapStartException error = fails(request);
    assertThat(error.code()).isEqualTo(ErrorCode.SHIFT_IMPOSSIBLE);
    assertThat(error.getMessage()).contains("role");
    assertThat(alias().weights().isEmpty()).isTrue();
  }

  @Test
  void provisionedConcurrencyMakesPortionsImpossible() {
    lambda.signals().provisioned(ALIAS);
    assertThat(fails(shifting(CANARY)).code()).isEqualTo(ErrorCode.SHIFT_IMPOSSIBLE);
  }

  @Test
  void somebodyElsesWeightsAreWaitedOutAndThenLeftAlone() {
    lambda.deploy(Scenario.deploy("v2.zip").build());
    lambda.direct(foreign());
    Instant start = lambda.now();
    SnapStartException error = fails(shiftingTo("v3.zip", CANARY));
    assertThat(error.code()).isEqualTo(ErrorCode.SHIFT_UNDER_WAY);
    assertThat(Duration.between(start, lambda.now())).isGreaterThan(Duration.ofMinutes(2));
    assertThat(alias().weights().get("2")).isEqualTo(0.3);
  }

  @Test
  void weightsThatPassAreNoHindrance() {
    lambda.deploy(Scenario.deploy("v2.zip").build());
    lambda.direct(foreign());
    int[] looks = {0};
    lambda.hook(
        before(
            "GetAlias",
            () -> {
              if (looks[0]++ == 5) {
                lambda.direct(
                    new LambdaCall.UpdateAlias(
                        FUNCTION, ALIAS, "1", "", new LambdaCall.RoutingConfig(Map.of()), null));
              }
            }));
    lambda.deploy(shiftingTo("v3.zip", CANARY));
    assertThat(alias().functionVersion()).isEqualTo("3");
  }

  @Test
  void aRivalsMoveInThePortionIsNotOverwritten() {
    int[] looks = {0};
    lambda.hook(
        before(
            "GetAlias",
            () -> {
              if (looks[0]++ == 6) {
                lambda.direct(
                    new LambdaCall.UpdateAlias(
                        FUNCTION,
                        ALIAS,
                        "1",
                        "mine",
                        new LambdaCall.RoutingConfig(Map.of()),
                        null));
              }
            }));
    SnapStartException error = fails(shifting(CANARY));
    assertThat(error.code()).isEqualTo(ErrorCode.DRIFT);
    assertThat(error.getMessage()).contains("1 (10% to 2) -> 1");
    assertThat(alias().description()).isEqualTo("mine");
  }

  @Test
  void theUsersOwnLongDescriptionSurvivesAShift() {
    String own = "x".repeat(200);
    lambda.direct(new LambdaCall.UpdateAlias(FUNCTION, ALIAS, "1", own, null, null));
    lambda.deploy(shifting("Linear50PercentEvery1Minute"));
    assertThat(AliasLedger.userPart(alias().description())).isEqualTo(own);
  }

  private Instant interruptInThePortion() {
    Instant[] shifted = {null};
    lambda.hook(
        new VirtualLambda.Hook() {
          @Override
          public void after(int number, String operation) {
            if (operation.equals("UpdateAlias") && shifted[0] == null) {
              shifted[0] = lambda.now();
            }
          }

          @Override
          public void before(int number, String operation) {
            if (shifted[0] != null) {
              throw new Interruption();
            }
          }
        });
    try {
      lambda.deploy(shifting(CANARY));
    } catch (Interruption e) {
      // As if the process was killed.
    }
    lambda.hook(VirtualLambda.Hook.NONE);
    lambda.pass(Duration.ofMinutes(3));
    return shifted[0];
  }

  private static final class Interruption extends Error {
    private static final long serialVersionUID = 1L;
  }

  private List<String> portions(String strategy) {
    List<String> seen = new ArrayList<>();
    lambda.hook(
        new VirtualLambda.Hook() {
          @Override
          public void after(int number, String operation) {
            if (operation.equals("UpdateAlias")) {
              Double weight = alias().weights().get("2");
              seen.add(
                  alias().functionVersion()
                      + " "
                      + (weight == null ? 0 : Math.round(weight * 100)));
            }
          }
        });
    lambda.deploy(shifting(strategy));
    return seen;
  }

  private static VirtualLambda.Hook before(String wanted, Runnable action) {
    return new VirtualLambda.Hook() {
      @Override
      public void before(int number, String operation) {
        if (operation.equals(wanted)) {
          action.run();
        }
      }
    };
  }

  private static LambdaCall foreign() {
    return new LambdaCall.UpdateAlias(
        FUNCTION, ALIAS, "1", "", new LambdaCall.RoutingConfig(Map.of("2", 0.3)), null);
  }

  private static DeploymentRequest shifting(String strategy, TrafficGate... gates) {
    return Scenario.deploy("v2.zip").alias(ShiftScenarios.shifted(strategy, gates)).build();
  }

  private static DeploymentRequest shiftingTo(String archive, String strategy) {
    return Scenario.deploy(archive).alias(ShiftScenarios.shifted(strategy)).build();
  }

  private static DeploymentRequest rollback() {
    return DeploymentRequest.forFunction(FUNCTION).rollback().alias(ALIAS).build();
  }

  private SnapStartException fails(DeploymentRequest request) {
    SnapStartException error =
        catchThrowableOfType(SnapStartException.class, () -> lambda.deploy(request));
    assertThat(error).isNotNull();
    return error;
  }

  private Alias alias() {
    return lambda.function().aliases().get(ALIAS);
  }

  private AliasLedger ledger() {
    return AliasLedger.validFor(
            new AliasState(
                "", ALIAS, alias().functionVersion(), Map.of(), alias().description(), null))
        .orElseThrow();
  }
}
