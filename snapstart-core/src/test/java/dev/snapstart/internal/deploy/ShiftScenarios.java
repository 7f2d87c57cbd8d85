package dev.snapstart.internal.deploy;

import static dev.snapstart.internal.deploy.Scenario.deploy;
import static dev.snapstart.internal.deploy.Scenario.deployed;
import static dev.snapstart.internal.deploy.Scenario.scenario;
import static dev.snapstart.internal.deploy.VirtualLambda.ALIAS;
import static dev.snapstart.internal.deploy.VirtualLambda.FUNCTION;

import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.model.AliasGoal;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.traffic.GateResult;
import dev.snapstart.traffic.ShiftStrategy;
import dev.snapstart.traffic.TrafficGate;
import dev.snapstart.traffic.TrafficShift;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Moves in portions, behind gates, and back. */
final class ShiftScenarios {
  static final String CANARY = "Canary10Percent5Minutes";

  private ShiftScenarios() {}

  static Stream<Scenario> all() {
    return Stream.of(
        scenario(
            "shifts a tenth first",
            Scenario::deployed,
            () -> deploy("v2.zip").alias(shifted(CANARY)).build(),
            "UpdateFunctionCode",
            "PublishVersion",
            "UpdateAlias",
            "UpdateAlias"),
        scenario(
            "shifts in four portions behind all gates",
            Scenario::deployed,
            () ->
                deploy("v2.zip")
                    .alias(
                        shifted(
                            "Linear30PercentEvery1Minute",
                            TrafficGate.SmokeTest.expectingStatus("{}", 200),
                            new TrafficGate.Alarms(List.of("errors")),
                            new TrafficGate.ErrorRate(1),
                            new TrafficGate.Latency(Duration.ofSeconds(1)),
                            new TrafficGate.Check(
                                "by hand", moment -> GateResult.passed("by hand", "ok"))))
                    .build(),
            "UpdateFunctionCode",
            "PublishVersion",
            "UpdateAlias",
            "UpdateAlias",
            "UpdateAlias",
            "UpdateAlias"),
        scenario(
            "goes on with a shift",
            lambda -> {
              deployed(lambda);
              lambda.deploy(deploy("v2.zip").build());
              lambda.direct(weighted("1", "2", 0.1, "1<0 to=2 at=2026-11-23T08:00:00Z"));
            },
            () -> deploy("v2.zip").alias(shifted(CANARY)).build(),
            "UpdateAlias"),
        scenario(
            "tests before it moves at once",
            Scenario::deployed,
            () ->
                deploy("v2.zip")
                    .alias(shifted("AllAtOnce", TrafficGate.SmokeTest.expectingStatus("{}", 200)))
                    .build(),
            "UpdateFunctionCode",
            "PublishVersion",
            "UpdateAlias"),
        scenario(
            "tests before it creates the alias",
            lambda -> {},
            () ->
                deploy("v1.zip")
                    .alias(shifted("AllAtOnce", TrafficGate.SmokeTest.expectingAnswer("{}")))
                    .build(),
            "CreateFunction",
            "PublishVersion",
            "CreateAlias"),
        scenario(
            "rolls back to where the ledger says",
            lambda -> {
              deployed(lambda);
              lambda.deploy(deploy("v2.zip").build());
            },
            () -> DeploymentRequest.forFunction(FUNCTION).rollback().alias(ALIAS).build(),
            "UpdateAlias"),
        scenario(
            "rolls back to an idle version",
            Scenario::deployedTwiceAndIdle,
            () -> DeploymentRequest.forFunction(FUNCTION).rollbackTo("1").alias(ALIAS).build(),
            "Invoke",
            "UpdateAlias"),
        scenario(
            "rolls a shift back",
            lambda -> {
              deployed(lambda);
              lambda.deploy(deploy("v2.zip").build());
              lambda.direct(weighted("1", "2", 0.1, "1<0 to=2 at=2026-11-23T08:00:00Z"));
            },
            () -> DeploymentRequest.forFunction(FUNCTION).rollback().alias(ALIAS).build(),
            "UpdateAlias"));
  }

  static DeploymentRequest shift(String archive, String strategy, TrafficGate... gates) {
    return deploy(archive).alias(shifted(strategy, gates)).build();
  }

  static AliasGoal shifted(String strategy, TrafficGate... gates) {
    return AliasGoal.named(ALIAS)
        .with(new TrafficShift(ShiftStrategy.parse(strategy), List.of(gates)));
  }

  static LambdaCall weighted(String stable, String next, double weight, String ledger) {
    return new LambdaCall.UpdateAlias(
        FUNCTION,
        ALIAS,
        stable,
        "[snapstart " + ledger + "]",
        new LambdaCall.RoutingConfig(Map.of(next, weight)),
        null);
  }
}
