package dev.snapstart.internal.deploy;

import static dev.snapstart.internal.deploy.HandOverScenarios.GROUP;
import static dev.snapstart.internal.deploy.HandOverScenarios.by;
import static dev.snapstart.internal.deploy.HandOverScenarios.rollback;
import static dev.snapstart.internal.deploy.HandOverScenarios.stop;
import static dev.snapstart.internal.deploy.HandOverScenarios.underWay;
import static dev.snapstart.internal.deploy.VirtualLambda.ALIAS;
import static dev.snapstart.internal.deploy.VirtualLambda.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.internal.lambda.CodeDeployGateway;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.local.state.codedeploy.AppSpec;
import dev.snapstart.local.state.codedeploy.CodeDeployCall;
import dev.snapstart.local.state.codedeploy.Deployment;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.DeploymentResult;
import dev.snapstart.plan.Change;
import dev.snapstart.plan.DeploymentView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A rollback while CodeDeploy shifts the alias from 2 to 3; before that it was at 1. */
class TakeBackTest {
  private final VirtualLambda lambda = new VirtualLambda();

  @Test
  void theTrafficIsBackAndADeploymentOfTheSameStops() {
    begin();
    DeploymentResult result = lambda.deploy(rollback().build());
    assertThat(lambda.alias().functionVersion()).isEqualTo("2");
    assertThat(lambda.alias().weights().isEmpty()).isTrue();
    assertThat(result.deployment()).hasValueSatisfying(it -> assertStopped(it.status()));
    assertThat(lambda.calls())
        .containsExactly(
            "GetAlias",
            "ListDeployments",
            "GetDeployment",
            "GetFunction",
            "UpdateAlias",
            "StopDeployment",
            "GetDeployment",
            "GetDeployment",
            "GetAlias");
    assertThat(lambda.failure(canary()).code()).isEqualTo(ErrorCode.ROLLED_BACK);
    lambda.pass(Duration.ofHours(1));
    assertThat(lambda.alias().functionVersion()).isEqualTo("2");
  }

  @Test
  void thePlanShowsIt() {
    begin();
    String id = deployment().id();
    assertThat(lambda.plan(rollback().build()).changes())
        .containsExactly(
            new Change("CodeDeploy deployment " + id, "InProgress", "Stopped"),
            new Change("alias live", "2 (10% to 3)", "2"));
    assertThat(lambda.plan(rollback().rollbackTo("1").build()).changes())
        .containsExactly(
            new Change("CodeDeploy deployment " + id, "InProgress", "Stopped"),
            new Change("alias live", "2 (10% to 3)", "1"));
    assertThat(lambda.writes()).isEmpty();
  }

  @Test
  void onlyCodeDeployOrTheRunSendsTheTrafficBack() {
    begin();
    lambda.deploy(rollback().rollbackTo("1").build());
    assertThat(deployment().rollback()).isNull();
    assertThat(lambda.alias().functionVersion()).isEqualTo("1");
  }

  @Test
  void aStopThatIsPendingAndAWayBackThatTakesTimeAreWaitedFor() {
    begin();
    List<String> said = new ArrayList<>();
    lambda.codeDeploy(
        slowed(
            view -> {
              int looks = said.size();
              said.add(view.id());
              return looks < 4
                  ? as(view, "InProgress", null)
                  : view.undoes() == null || looks > 8
                      ? view
                      : as(view, "InProgress", view.undoes());
            }));
    Instant start = lambda.now();
    lambda.deploy(rollback().build());
    assertThat(said).hasSizeGreaterThan(8);
    assertThat(said.stream().distinct()).hasSize(2);
    assertThat(Duration.between(start, lambda.now())).isGreaterThan(Duration.ofSeconds(5));
    assertThat(lambda.writes()).containsExactly("UpdateAlias", "StopDeployment");
    assertThat(lambda.alias().functionVersion()).isEqualTo("2");
  }

  @Test
  void whatCodeDeployDoesNotSendBackIsTakenAfterTwoMinutes() {
    begin();
    lambda.hook(CallHook.beforeFirst("StopDeployment", () -> stop(lambda, false)));
    Instant start = lambda.now();
    lambda.deploy(rollback().build());
    assertThat(Duration.between(start, lambda.now()))
        .isBetween(Duration.ofMinutes(2), Duration.ofMinutes(2).plusSeconds(10));
    assertThat(lambda.writes()).containsExactly("UpdateAlias", "StopDeployment", "UpdateAlias");
    assertThat(lambda.alias().functionVersion()).isEqualTo("2");
    assertThat(lambda.alias().weights().isEmpty()).isTrue();
    assertThat(lambda.alias().description()).contains("[snapstart 2<3 back=3 ");
  }

  @Test
  void aDeploymentThatSucceedsFirstIsTakenBackByTheRun() {
    begin();
    lambda.hook(CallHook.beforeFirst("StopDeployment", () -> lambda.pass(Duration.ofMinutes(6))));
    lambda.deploy(rollback().build());
    assertThat(deployment().status()).isEqualTo("Succeeded");
    assertThat(lambda.alias().functionVersion()).isEqualTo("2");
    assertThat(lambda.failure(canary()).code()).isEqualTo(ErrorCode.ROLLED_BACK);
  }

  @Test
  void aRollbackThatFollowsOneThatDiedStaysWhereThatOneLed() {
    underWay(lambda, GROUP.asking("CodeDeployHook_look", null));
    lambda.deploy(rollback().build());
    lambda.deploy(rollback().build());
    assertThat(lambda.alias().functionVersion()).isEqualTo("2");
    assertThat(lambda.plan(rollback().build()).isEmpty()).isTrue();
  }

  @Test
  void withoutTheElementsOfCodeDeployNothingIsMoved() {
    begin();
    SnapStartException error =
        lambda.failure(DeploymentRequest.forFunction(FUNCTION).rollback().alias(ALIAS).build());
    assertThat(error.code()).isEqualTo(ErrorCode.SHIFT_UNDER_WAY);
    assertThat(error.getMessage()).contains("2 (10% to 3)", "version 3", "'engine' codedeploy");
    assertThat(lambda.writes()).isEmpty();
  }

  @Test
  void aDeploymentThatDoesNotSayWhatItMovesIsNotStopped() {
    HandOverScenarios.withGroup(lambda);
    lambda.deploy(Scenario.deploy("v1b.zip").build());
    lambda.direct(
        new CodeDeployCall.CreateDeployment(
            "orders",
            "live",
            new CodeDeployCall.Revision(
                "AppSpecContent", null, new CodeDeployCall.Content("by hand", null)),
            new AppSpec(FUNCTION, ALIAS, "2", "1", "hook", null),
            null,
            "by hand",
            null,
            null));
    lambda.calls().clear();
    SnapStartException error = lambda.failure(rollback().build());
    assertThat(error.code()).isEqualTo(ErrorCode.SHIFT_UNDER_WAY);
    assertThat(error.getMessage()).contains("orders/live", ": by hand.", "stop-deployment");
    assertThat(lambda.writes()).isEmpty();
  }

  @Test
  void aRivalsMoveIsDrift() {
    begin();
    lambda.hook(
        CallHook.beforeFirst(
            "StopDeployment",
            () ->
                lambda.direct(
                    new LambdaCall.UpdateAlias(
                        FUNCTION,
                        ALIAS,
                        "1",
                        null,
                        new LambdaCall.RoutingConfig(Map.of()),
                        null))));
    assertThat(lambda.failure(rollback().build()).code()).isEqualTo(ErrorCode.DRIFT);
    assertThat(lambda.alias().functionVersion()).isEqualTo("1");
  }

  @Test
  void withoutADeploymentItCostsOneReadMore() {
    HandOverScenarios.withGroup(lambda);
    lambda.deploy(Scenario.deploy("v1b.zip").build());
    lambda.calls().clear();
    lambda.deploy(rollback().build());
    assertThat(lambda.calls())
        .containsExactly("GetAlias", "ListDeployments", "GetFunction", "UpdateAlias");
  }

  @Test
  void aGroupThatDoesNotExistDeploysNothing() {
    Scenario.deployed(lambda);
    lambda.deploy(Scenario.deploy("v1b.zip").build());
    lambda.deploy(rollback().build());
    assertThat(lambda.alias().functionVersion()).isEqualTo("1");
  }

  @Test
  void theWayForwardIsNotTheWayBack() {
    HandOverScenarios.withGroup(lambda);
    lambda.deploy(Scenario.deploy("v1b.zip").build());
    lambda.calls().clear();
    Instant start = lambda.now();
    lambda.deploy(
        DeploymentRequest.forFunction(FUNCTION)
            .rollback()
            .alias(ShiftScenarios.shifted("Canary10Percent5Minutes"))
            .build());
    assertThat(Duration.between(start, lambda.now())).isLessThan(Duration.ofSeconds(2));
    assertThat(lambda.writes()).containsExactly("UpdateAlias");
  }

  private void begin() {
    underWay(lambda, GROUP);
    lambda.calls().clear();
  }

  private static void assertStopped(String status) {
    assertThat(status).isEqualTo("Stopped");
  }

  private Deployment deployment() {
    return lambda.codeDeploy().deployments().values().stream()
        .filter(it -> it.order().creator().equals("user"))
        .findFirst()
        .orElseThrow();
  }

  private static DeploymentView as(DeploymentView view, String status, String undoes) {
    return new DeploymentView(view.id(), status, view.description(), null, null, null, undoes);
  }

  private static UnaryOperator<CodeDeployGateway> slowed(UnaryOperator<DeploymentView> looking) {
    return gateway ->
        Altered.of(
            CodeDeployGateway.class,
            gateway,
            (method, arguments, real) -> {
              Object answer = real.call(arguments);
              return answer instanceof DeploymentView view ? looking.apply(view) : answer;
            });
  }

  private static DeploymentRequest canary() {
    return Scenario.deploy("v2.zip").alias(by(GROUP, "Canary10Percent5Minutes")).build();
  }
}
