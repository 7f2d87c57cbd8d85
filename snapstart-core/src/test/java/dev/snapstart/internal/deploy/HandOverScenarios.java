package dev.snapstart.internal.deploy;

import static dev.snapstart.internal.deploy.VirtualLambda.ALIAS;

import dev.snapstart.local.state.codedeploy.CodeDeployCall;
import dev.snapstart.model.AliasGoal;
import dev.snapstart.traffic.CodeDeploy;
import dev.snapstart.traffic.ShiftStrategy;
import dev.snapstart.traffic.TrafficGate;
import dev.snapstart.traffic.TrafficShift;
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
            () -> Scenario.deploy("v1.zip").alias(by(GROUP, "Canary10Percent5Minutes")).build()));
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
