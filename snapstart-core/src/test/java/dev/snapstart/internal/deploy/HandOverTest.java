package dev.snapstart.internal.deploy;

import static dev.snapstart.internal.deploy.HandOverScenarios.GROUP;
import static dev.snapstart.internal.deploy.HandOverScenarios.ROLE;
import static dev.snapstart.internal.deploy.HandOverScenarios.by;
import static dev.snapstart.internal.deploy.VirtualLambda.ALIAS;
import static dev.snapstart.internal.deploy.VirtualLambda.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.event.DeploymentListener;
import dev.snapstart.event.StepFinished;
import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.internal.lambda.Invocation;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.local.state.codedeploy.AppSpec;
import dev.snapstart.local.state.codedeploy.CodeDeployCall;
import dev.snapstart.local.state.codedeploy.Deployment;
import dev.snapstart.model.AliasLedger;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.traffic.CodeDeploy;
import dev.snapstart.traffic.TrafficGate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandOverTest {
  private static final String CANARY = "Canary10Percent5Minutes";

  private final VirtualLambda lambda = new VirtualLambda();

  @BeforeEach
  void deploy() {
    HandOverScenarios.withGroup(lambda);
    lambda.calls().clear();
  }

  @Test
  void aCanaryIsFollowedToItsEnd() {
    Instant start = lambda.now();
    lambda.deploy(canary(GROUP));
    assertThat(Duration.between(start, lambda.now()))
        .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(5).plusSeconds(30));
    assertThat(lambda.alias().functionVersion()).isEqualTo("2");
    assertThat(lambda.alias().weights().isEmpty()).isTrue();
    assertThat(lambda.ledger().flatMap(AliasLedger::previousVersion)).contains("1");
    assertThat(statuses()).containsExactly("Succeeded");
  }

  @Test
  void whatItLedThereCanBeRolledBack() {
    lambda.deploy(canary(GROUP));
    lambda.deploy(DeploymentRequest.forFunction(FUNCTION).rollback().alias(ALIAS).build());
    assertThat(lambda.alias().functionVersion()).isEqualTo("1");
  }

  @Test
  void anAlarmSendsTheTrafficBackAndTheLedgerBeforeIsInForceAgain() {
    lambda.deploy(Scenario.deploy("v1b.zip").build());
    Instant bad = lambda.now().plus(Duration.ofMinutes(2));
    lambda.hook(
        CallHook.before(
            "GetDeployment",
            () -> {
              if (lambda.now().isAfter(bad)) {
                lambda.alarm("errors", "ALARM");
              }
            }));
    SnapStartException error =
        lambda.failure(
            Scenario.deploy("v2.zip")
                .alias(by(GROUP, CANARY, new TrafficGate.Alarms(List.of("errors"))))
                .build());
    assertThat(error.code()).isEqualTo(ErrorCode.GATE_FAILED);
    assertThat(error.getMessage())
        .contains("ALARM_ACTIVE", "[errors]", "All traffic is on version 2");
    assertThat(lambda.alias().functionVersion()).isEqualTo("2");
    assertThat(lambda.alias().weights().isEmpty()).isTrue();
    assertThat(lambda.ledger().flatMap(AliasLedger::previousVersion)).contains("1");
    assertThat(Duration.between(bad, lambda.now())).isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void aStoppedOneWithoutRollbackIsSentBackByTheRun() {
    stopping(false);
    SnapStartException error = lambda.failure(canary(GROUP));
    assertThat(error.code()).isEqualTo(ErrorCode.DEPLOYMENT_FAILED);
    assertThat(error.getMessage()).contains("MANUAL_STOP", "All traffic is on version 1");
    assertThat(lambda.alias().functionVersion()).isEqualTo("1");
    assertThat(lambda.alias().weights().isEmpty()).isTrue();
  }

  @Test
  void aStoppedOneThatCodeDeploySendsBackIsLeftToIt() {
    stopping(true);
    assertThat(lambda.failure(canary(GROUP)).code()).isEqualTo(ErrorCode.DEPLOYMENT_FAILED);
    assertThat(lambda.alias().functionVersion()).isEqualTo("1");
    assertThat(lambda.writes().stream().filter("UpdateAlias"::equals)).hasSize(1);
  }

  @Test
  void afterAFailureTheNextRunBeginsAnew() {
    stopping(true);
    lambda.failure(canary(GROUP));
    lambda.hook(CallHook.NONE);
    lambda.deploy(canary(GROUP));
    assertThat(lambda.alias().functionVersion()).isEqualTo("2");
    assertThat(begun()).isEqualTo(2);
  }

  @Test
  void aHookThatSaysNoAfterTheTrafficIsAFailedGate() {
    lambda.hook(
        CallHook.before(
            "GetDeployment",
            () ->
                lambda.codeDeploy().deployments().values().stream()
                    .map(Deployment::hookExecutionId)
                    .filter(id -> id != null)
                    .toList()
                    .forEach(this::refuse)));
    SnapStartException error = lambda.failure(canary(GROUP.asking(null, "CodeDeployHook_look")));
    assertThat(error.code()).isEqualTo(ErrorCode.GATE_FAILED);
    assertThat(error.getMessage()).contains("HOOK_EXECUTION_FAILURE");
    assertThat(lambda.alias().functionVersion()).isEqualTo("1");
  }

  @Test
  void anAliasInPlaceIsNotDoneWhileTheHookBehindItHasNotAnswered() {
    int[] looks = {0};
    lambda.hook(
        CallHook.before(
            "GetDeployment",
            () -> {
              if (lambda.alias().functionVersion().equals("2") && ++looks[0] == 5) {
                lambda.codeDeploy().deployments().values().stream()
                    .map(Deployment::hookExecutionId)
                    .filter(id -> id != null)
                    .toList()
                    .forEach(this::refuse);
              }
            }));
    DeploymentRequest request = canary(GROUP.asking(null, "CodeDeployHook_look"));
    assertThat(lambda.failure(request).code()).isEqualTo(ErrorCode.GATE_FAILED);
    assertThat(looks[0]).isEqualTo(5);
    assertThat(lambda.alias().functionVersion()).isEqualTo("1");
  }

  @Test
  void aDetachedRunEndsWellAndSaysHowToFollow() {
    List<String> outcomes = new ArrayList<>();
    Instant start = lambda.now();
    lambda.deploy(
        canary(GROUP.detached()),
        new DeploymentListener() {
          @Override
          public void stepFinished(StepFinished event) {
            outcomes.add(event.outcome());
          }
        });
    assertThat(Duration.between(start, lambda.now())).isLessThan(Duration.ofMinutes(1));
    String id = lambda.codeDeploy().deployments().values().iterator().next().id();
    assertThat(outcomes)
        .anyMatch(it -> it.endsWith("aws deploy get-deployment --deployment-id " + id));
    assertThat(lambda.alias().weights().get("2")).isEqualTo(0.1);
    lambda.deploy(canary(GROUP.detached()));
    assertThat(begun()).isEqualTo(1);
    lambda.pass(Duration.ofMinutes(6));
    assertThat(lambda.alias().functionVersion()).isEqualTo("2");
    assertThat(lambda.ledger().flatMap(AliasLedger::previousVersion)).contains("1");
  }

  @Test
  void aFailedSmokeTestHandsNothingOver() {
    lambda.signals().answer("2", new Invocation("Unhandled", "{}"));
    SnapStartException error =
        lambda.failure(
            Scenario.deploy("v2.zip")
                .alias(by(GROUP, CANARY, TrafficGate.SmokeTest.expectingAnswer("{}")))
                .build());
    assertThat(error.code()).isEqualTo(ErrorCode.GATE_FAILED);
    assertThat(error.getMessage()).contains("The alias was not moved");
    assertThat(lambda.writes()).doesNotContain("UpdateAlias", "CreateDeployment");
  }

  @Test
  void aBusyGroupStopsTheRunBeforeItWrites() {
    lambda.deploy(canary(GROUP.detached()));
    lambda.calls().clear();
    SnapStartException error =
        lambda.failure(Scenario.deploy("v3.zip").alias(by(GROUP, CANARY)).build());
    assertThat(error.code()).isEqualTo(ErrorCode.SHIFT_UNDER_WAY);
    assertThat(error.getMessage()).contains("from 1 to 2", "stop-deployment");
    assertThat(lambda.writes()).isEmpty();
  }

  @Test
  void aGroupThatBecomesBusyMeanwhileIsNotPushedAside() {
    lambda.hook(CallHook.before("CreateDeployment", () -> other("2")));
    assertThat(lambda.failure(canary(GROUP)).code()).isEqualTo(ErrorCode.SHIFT_UNDER_WAY);
    assertThat(begun()).isEqualTo(1);
  }

  @Test
  void aMissingGroupIsAnErrorBeforeAnythingIsWritten() {
    SnapStartException group =
        lambda.failure(
            Scenario.deploy("v2.zip")
                .alias(by(CodeDeploy.existing("orders", "nowhere"), CANARY))
                .build());
    assertThat(group.code()).isEqualTo(ErrorCode.DEPLOYMENT_GROUP_NOT_FOUND);
    assertThat(group.getMessage()).contains("orders", "nowhere");
    SnapStartException application =
        lambda.failure(
            Scenario.deploy("v2.zip")
                .alias(by(CodeDeploy.existing("nothing", "live"), CANARY))
                .build());
    assertThat(application.getMessage()).contains("no application nothing");
    assertThat(lambda.writes()).isEmpty();
  }

  @Test
  void aRivalsMoveIsStillDrift() {
    int[] looks = {0};
    lambda.hook(
        CallHook.before(
            "GetDeployment",
            () -> {
              if (looks[0]++ == 4) {
                lambda.direct(
                    new LambdaCall.UpdateAlias(
                        FUNCTION,
                        ALIAS,
                        "$LATEST",
                        null,
                        new LambdaCall.RoutingConfig(Map.of()),
                        null));
              }
            }));
    assertThat(lambda.failure(canary(GROUP)).code()).isEqualTo(ErrorCode.DRIFT);
  }

  @Test
  void thereIsOneDeploymentWhereverTheRunIsKilledOrLosesACall() {
    int calls = callsOf(canary(created()));
    for (int at = 0; at < calls; at++) {
      for (boolean after : new boolean[] {false, true}) {
        for (boolean killed : new boolean[] {false, true}) {
          String where = (after ? "after" : "before") + " call " + at + ", killed " + killed;
          assertThat(beginsOf(at, after, killed)).as(where).isEqualTo(1);
        }
      }
    }
  }

  /** Deployments as they were begun in a world of their own; what goes back is not counted. */
  private static long beginsOf(int at, boolean after, boolean killed) {
    HandOverTest world = new HandOverTest();
    Scenario.deployed(world.lambda);
    world.lambda.calls().clear();
    Runnable fail =
        () -> {
          if (killed) {
            throw new Killed();
          }
          throw new CallFailure(
              CallFailure.Kind.TRANSIENT, "any", null, "connection reset", null, null, null);
        };
    boolean[] failed = {false};
    world.lambda.hook(
        new CallHook() {
          @Override
          public void before(int number, String operation) {
            if (!after && number == at && !failed[0]) {
              failed[0] = true;
              fail.run();
            }
          }

          @Override
          public void after(int number, String operation) {
            if (after && number == at && !failed[0]) {
              failed[0] = true;
              fail.run();
            }
          }
        });
    try {
      world.lambda.deploy(canary(created()));
    } catch (Killed e) {
      world.lambda.pass(Duration.ofMinutes(1));
      world.lambda.deploy(canary(created()));
    }
    assertThat(world.lambda.alias().functionVersion()).isEqualTo("2");
    assertThat(world.lambda.alias().weights().isEmpty()).isTrue();
    return world.begun();
  }

  private static int callsOf(DeploymentRequest request) {
    VirtualLambda world = new VirtualLambda();
    Scenario.deployed(world);
    world.calls().clear();
    world.deploy(request);
    return world.calls().size();
  }

  private static CodeDeploy created() {
    return GROUP.creatingMissing(ROLE);
  }

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private void stopping(boolean back) {
    int[] looks = {0};
    lambda.hook(
        CallHook.before(
            "GetDeployment",
            () -> {
              if (looks[0]++ == 4) {
                String id = lambda.codeDeploy().deployments().values().iterator().next().id();
                lambda.direct(new CodeDeployCall.StopDeployment(id, back));
              }
            }));
  }

  private void refuse(String hook) {
    String id = hook.substring(0, hook.lastIndexOf("-A"));
    lambda.direct(new CodeDeployCall.PutLifecycleEventHookExecutionStatus(id, hook, "Failed"));
  }

  /** Somebody begins a deployment by other means. */
  private void other(String target) {
    if (begun() == 0) {
      lambda.direct(
          new CodeDeployCall.CreateDeployment(
              "orders",
              "live",
              new CodeDeployCall.Revision(
                  "AppSpecContent", null, new CodeDeployCall.Content("by hand", null)),
              new AppSpec(FUNCTION, ALIAS, "1", target, "hook", null),
              null,
              null,
              null,
              null));
    }
  }

  private long begun() {
    return lambda.codeDeploy().deployments().values().stream()
        .filter(it -> it.order().creator().equals("user"))
        .count();
  }

  private List<String> statuses() {
    return lambda.codeDeploy().deployments().values().stream().map(Deployment::status).toList();
  }

  private static DeploymentRequest canary(CodeDeploy engine) {
    return Scenario.deploy("v2.zip").alias(by(engine, CANARY)).build();
  }
}
