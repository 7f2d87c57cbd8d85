package dev.snapstart.internal.deploy;

import static dev.snapstart.internal.deploy.ShiftScenarios.CANARY;
import static dev.snapstart.internal.deploy.ShiftScenarios.shift;
import static dev.snapstart.internal.deploy.ShiftScenarios.shifted;
import static dev.snapstart.internal.deploy.VirtualLambda.ALIAS;
import static dev.snapstart.internal.deploy.VirtualLambda.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.event.DeploymentListener;
import dev.snapstart.event.Waiting;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.local.state.SettingsChange;
import dev.snapstart.model.AliasLedger;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.plan.DeploymentPlan;
import dev.snapstart.plan.WaitReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Traffic that moves in portions, and what keeps it from moving. */
class ShiftTest {
  private final VirtualLambda lambda = new VirtualLambda();

  @BeforeEach
  void deploy() {
    Scenario.deployed(lambda);
    lambda.calls().clear();
  }

  @Test
  void aCanaryStaysForItsIntervalAndEndsWithACleanAlias() {
    Instant start = lambda.now();
    lambda.deploy(shift("v2.zip", CANARY));
    assertThat(Duration.between(start, lambda.now()))
        .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(5).plusSeconds(10));
    assertThat(lambda.alias().functionVersion()).isEqualTo("2");
    assertThat(lambda.alias().weights().isEmpty()).isTrue();
    assertThat(lambda.ledger().orElseThrow().previous()).isEqualTo("1");
    assertThat(lambda.ledger().orElseThrow().shiftingTo()).isEmpty();
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
            .alias(shifted("Linear50PercentEvery1Minute"))
            .build();
    assertThat(lambda.plan(request).steps())
        .extracting(DeploymentPlan.PlannedStep::name)
        .containsExactly("AwaitSnapshot", "WeighAlias", "ShiftAlias");
    assertThat(lambda.writes()).isEmpty();
    lambda.deploy(request);
    assertThat(lambda.writes()).containsExactly("UpdateAlias", "UpdateAlias");
    assertThat(lambda.alias().functionVersion()).isEqualTo("2");
  }

  @Test
  void theWaitIsToldAtLeastEveryQuarterOfAMinute() {
    List<Waiting> waits = new ArrayList<>();
    lambda.deploy(
        shift("v2.zip", CANARY),
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
  void anotherProcessGoesOnAndKnowsHowLongThePortionHasLasted() {
    Instant shifted = KilledShift.begin(lambda);
    assertThat(lambda.plan(shift("v2.zip", CANARY)).warnings()).isEmpty();
    lambda.calls().clear();
    lambda.deploy(shift("v2.zip", CANARY));
    assertThat(Duration.between(shifted, lambda.now()))
        .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(5).plusSeconds(3));
    assertThat(lambda.writes()).containsExactly("UpdateAlias");
    assertThat(lambda.alias().functionVersion()).isEqualTo("2");
  }

  @Test
  void otherContentStopsWhileAShiftIsUnderWay() {
    KilledShift.begin(lambda);
    SnapStartException error = lambda.failure(Scenario.deploy("v3.zip").build());
    assertThat(error.code()).isEqualTo(ErrorCode.SHIFT_UNDER_WAY);
    assertThat(error.getMessage()).contains("1 (10% to 2)", "a shift to version 2 is under way");
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
        DeploymentRequest.forFunction(FUNCTION).publish().alias(shifted(CANARY)).build();
    SnapStartException error = lambda.failure(request);
    assertThat(error.code()).isEqualTo(ErrorCode.SHIFT_IMPOSSIBLE);
    assertThat(error.getMessage()).contains("role");
    assertThat(lambda.alias().weights().isEmpty()).isTrue();
  }

  @Test
  void provisionedConcurrencyMakesPortionsImpossible() {
    lambda.signals().provisioned(ALIAS);
    assertThat(lambda.failure(shift("v2.zip", CANARY)).code())
        .isEqualTo(ErrorCode.SHIFT_IMPOSSIBLE);
  }

  @Test
  void somebodyElsesWeightsAreWaitedOutAndThenLeftAlone() {
    lambda.deploy(Scenario.deploy("v2.zip").build());
    lambda.direct(foreign());
    assertThat(lambda.plan(Scenario.deploy("v3.zip").build()).warnings())
        .containsExactly("The alias shares its traffic with version(s) 2; the move ends that.");
    Instant start = lambda.now();
    SnapStartException error = lambda.failure(shift("v3.zip", CANARY));
    assertThat(error.code()).isEqualTo(ErrorCode.SHIFT_UNDER_WAY);
    assertThat(Duration.between(start, lambda.now())).isGreaterThan(Duration.ofMinutes(2));
    assertThat(lambda.alias().weights().get("2")).isEqualTo(0.3);
  }

  @Test
  void weightsThatPassAreNoHindrance() {
    lambda.deploy(Scenario.deploy("v2.zip").build());
    lambda.direct(foreign());
    int[] looks = {0};
    lambda.hook(
        CallHook.before(
            "GetAlias",
            () -> {
              if (looks[0]++ == 5) {
                lambda.direct(
                    new LambdaCall.UpdateAlias(
                        FUNCTION, ALIAS, "1", "", new LambdaCall.RoutingConfig(Map.of()), null));
              }
            }));
    lambda.deploy(shift("v3.zip", CANARY));
    assertThat(lambda.alias().functionVersion()).isEqualTo("3");
  }

  @Test
  void aRivalsMoveInThePortionIsNotOverwritten() {
    int[] looks = {0};
    lambda.hook(
        CallHook.before(
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
    SnapStartException error = lambda.failure(shift("v2.zip", CANARY));
    assertThat(error.code()).isEqualTo(ErrorCode.DRIFT);
    assertThat(error.getMessage()).contains("1 (10% to 2) -> 1");
    assertThat(lambda.alias().description()).isEqualTo("mine");
  }

  @Test
  void theUsersOwnLongDescriptionSurvivesAShift() {
    String own = "x".repeat(200);
    lambda.direct(new LambdaCall.UpdateAlias(FUNCTION, ALIAS, "1", own, null, null));
    lambda.deploy(shift("v2.zip", "Linear50PercentEvery1Minute"));
    assertThat(AliasLedger.userPart(lambda.alias().description())).isEqualTo(own);
  }

  private List<String> portions(String strategy) {
    List<String> seen = new ArrayList<>();
    lambda.hook(
        new CallHook() {
          @Override
          public void after(int number, String operation) {
            if (operation.equals("UpdateAlias")) {
              Double weight = lambda.alias().weights().get("2");
              seen.add(
                  lambda.alias().functionVersion()
                      + " "
                      + (weight == null ? 0 : Math.round(weight * 100)));
            }
          }
        });
    lambda.deploy(shift("v2.zip", strategy));
    return seen;
  }

  private static LambdaCall foreign() {
    return new LambdaCall.UpdateAlias(
        FUNCTION, ALIAS, "1", "", new LambdaCall.RoutingConfig(Map.of("2", 0.3)), null);
  }
}
