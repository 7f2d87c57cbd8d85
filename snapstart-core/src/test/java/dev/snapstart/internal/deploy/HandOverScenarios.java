package dev.snapstart.internal.deploy;

import static dev.snapstart.internal.deploy.VirtualLambda.ALIAS;
import static dev.snapstart.internal.deploy.VirtualLambda.FUNCTION;

import dev.snapstart.local.state.codedeploy.CodeDeployCall;
import dev.snapstart.local.state.codedeploy.Deployment;
import dev.snapstart.model.AliasGoal;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.traffic.CodeDeploy;
import dev.snapstart.traffic.ShiftStrategy;
import dev.snapstart.traffic.TrafficGate;
import dev.snapstart.traffic.TrafficShift;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Shifts that CodeDeploy makes. */
final class HandOverScenarios {
  static final String ROLE = "arn:aws:iam::123456789012:role/deployer";
  static final CodeDeploy GROUP = CodeDeploy.existing("orders", "live");

  private HandOverScenarios() {}

  static Stream<Scenario> all() {
    return Stream.of(
        Scenario.scenario(
            "hands a canary over",
            HandOverScenarios::withGroup,
            () -> Scenario.deploy("v2.zip").alias(by(GROUP, "Canary10Percent5Minutes")).build(),
            "UpdateFunctionCode",
            "PublishVersion",
            "UpdateAlias",
            "CreateDeployment"),
        Scenario.scenario(
            "hands over to what it creates, behind a smoke test",
            Scenario::deployed,
            () ->
                Scenario.deploy("v2.zip")
                    .alias(
                        by(
                            GROUP.creatingMissing(ROLE),
                            "Linear30PercentEvery7Minutes",
                            TrafficGate.SmokeTest.expectingStatus("{}", 200),
                            new TrafficGate.Alarms(List.of("errors"))))
                    .build(),
            "UpdateFunctionCode",
            "PublishVersion",
            "CreateApplication",
            "CreateDeploymentConfig",
            "CreateDeploymentGroup",
            "UpdateAlias",
            "CreateDeployment"),
        Scenario.scenario(
            "hands over all at once",
            HandOverScenarios::withGroup,
            () -> Scenario.deploy("v2.zip").alias(by(GROUP, "AllAtOnce")).build(),
            "UpdateFunctionCode",
            "PublishVersion",
            "UpdateAlias",
            "CreateDeployment"),
        Scenario.scenario(
            "creates the alias without CodeDeploy",
            lambda -> {},
            () -> Scenario.deploy("v1.zip").alias(by(GROUP, "Canary10Percent5Minutes")).build(),
            "CreateFunction",
            "PublishVersion",
            "CreateAlias"),
        Scenario.scenario(
            "has nothing to hand over",
            HandOverScenarios::withGroup,
            () -> Scenario.deploy("v1.zip").alias(by(GROUP, "Canary10Percent5Minutes")).build()),
        Scenario.scenario(
            "takes a canary back",
            lambda -> underWay(lambda, GROUP),
            () -> rollback().build(),
            "UpdateAlias",
            "StopDeployment"),
        Scenario.scenario(
            "takes a canary back to another version",
            lambda -> underWay(lambda, GROUP),
            () -> rollback().rollbackTo("1").build(),
            "StopDeployment",
            "UpdateAlias"),
        Scenario.scenario(
            "takes back what has no traffic yet",
            lambda -> underWay(lambda, GROUP.asking("CodeDeployHook_look", null)),
            () -> rollback().build(),
            "UpdateAlias",
            "StopDeployment"),
        Scenario.scenario(
            "takes back what has all traffic already",
            lambda -> {
              underWay(lambda, GROUP.asking(null, "CodeDeployHook_look"));
              lambda.pass(Duration.ofMinutes(6));
            },
            () -> rollback().build(),
            "UpdateAlias",
            "StopDeployment"),
        Scenario.scenario(
            "takes back what nobody shifts any more",
            lambda -> {
              underWay(lambda, GROUP);
              stop(lambda, false);
            },
            () -> rollback().build(),
            "UpdateAlias"));
  }

  static DeploymentRequest.Builder rollback() {
    return DeploymentRequest.forFunction(FUNCTION)
        .rollback()
        .alias(by(GROUP, "Canary10Percent5Minutes"));
  }

  /** Version 2 has been live before, and CodeDeploy is moving the alias from there to 3. */
  static void underWay(VirtualLambda lambda, CodeDeploy engine) {
    withGroup(lambda);
    lambda.deploy(Scenario.deploy("v1b.zip").build());
    lambda.deploy(
        Scenario.deploy("v2.zip").alias(by(engine.detached(), "Canary10Percent5Minutes")).build());
    lambda.pass(Duration.ofSeconds(30));
  }

  static void stop(VirtualLambda lambda, boolean back) {
    lambda.codeDeploy().deployments().values().stream()
        .filter(Deployment::active)
        .map(Deployment::id)
        .forEach(id -> lambda.direct(new CodeDeployCall.StopDeployment(id, back)));
  }

  static void withGroup(VirtualLambda lambda) {
    Scenario.deployed(lambda);
    group(lambda);
  }

  static void group(VirtualLambda lambda) {
    lambda.direct(new CodeDeployCall.CreateApplication("orders", "Lambda"));
    lambda.direct(
        new CodeDeployCall.CreateDeploymentGroup(
            "orders", "live", "CodeDeployDefault.LambdaAllAtOnce", ROLE, null, null, null));
  }

  static AliasGoal by(CodeDeploy engine, String strategy, TrafficGate... gates) {
    return AliasGoal.named(ALIAS)
        .with(new TrafficShift(ShiftStrategy.parse(strategy), List.of(gates)).by(engine));
  }
}
