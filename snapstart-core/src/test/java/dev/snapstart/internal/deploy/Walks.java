package dev.snapstart.internal.deploy;

import static dev.snapstart.internal.deploy.HandOverScenarios.GROUP;
import static dev.snapstart.internal.deploy.VirtualLambda.ALIAS;
import static dev.snapstart.internal.deploy.VirtualLambda.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.internal.lambda.LambdaGateway;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.traffic.CodeDeploy;
import dev.snapstart.traffic.TrafficGate;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;

/** Where walks through all interleavings begin, and how far they go. */
final class Walks {
  /** Raise it with -Dsnapstart.explorer.states=1000000 for longer walks. */
  static final int STATES = Integer.getInteger("snapstart.explorer.states", 62_000);

  static final Explorer.Bounds SMALL = new Explorer.Bounds(1, 1, 1, STATES);

  private Walks() {}

  static void report(String name, Explorer.Report report) {
    assertThat(report.ends()).isPositive();
    // A mishap that changes nothing tests nothing.
    assertThat(report.felt()).containsExactly(Mishap.values());
    System.out.printf(
        "explorer | %-19s | %,9d states | %,9d transitions | %,7d ends | %s%n",
        name,
        report.states(),
        report.transitions(),
        report.ends(),
        report.complete() ? "complete within its bounds" : "cut at the limit");
  }

  /** Among rivals that deploy. */
  static Explorer.Report explore(
      DeploymentRequest request,
      VirtualLambda start,
      Explorer.Bounds bounds,
      BiFunction<VirtualLambda, LambdaGateway, LambdaGateway> sabotage) {
    return new Explorer(request, Explorer.rivalMoves(), bounds, sabotage)
        .explore(start, new Invariants(request));
  }

  /** Among rivals that meddle with traffic. */
  static Explorer.Report exploreTraffic(
      DeploymentRequest request,
      VirtualLambda start,
      BiFunction<VirtualLambda, LambdaGateway, LambdaGateway> sabotage) {
    return new Explorer(request, RivalMoves.whileShifting(FUNCTION), SMALL, sabotage)
        .explore(start, new Invariants(request));
  }

  static DeploymentRequest change() {
    return Scenario.deploy("v2.zip", Scenario.base().memoryMb(1024)).build();
  }

  static DeploymentRequest pruning() {
    return DeploymentRequest.forFunction(FUNCTION)
        .prune(PruneScenarios.keeping(1).withUnusedFor(Duration.ZERO))
        .build();
  }

  static DeploymentRequest shift() {
    return Scenario.deploy("v2.zip")
        .alias(
            ShiftScenarios.shifted(
                "Linear40PercentEvery10Seconds", new TrafficGate.Alarms(List.of("errors"))))
        .build();
  }

  static DeploymentRequest rollback() {
    return DeploymentRequest.forFunction(FUNCTION).rollback().alias(ALIAS).build();
  }

  static DeploymentRequest handOver(CodeDeploy engine) {
    return Scenario.deploy("v2.zip")
        .alias(
            HandOverScenarios.by(
                engine, "Canary10Percent5Minutes", new TrafficGate.Alarms(List.of("errors"))))
        .build();
  }

  static DeploymentRequest handBack() {
    return HandOverScenarios.rollback().build();
  }

  /** Alias on version 1, nothing else. */
  static VirtualLambda oneVersion() {
    VirtualLambda lambda = new VirtualLambda();
    Scenario.deployed(lambda);
    return lambda;
  }

  /** Alias on version 1; version 2 is ready too, for a rival to move to. */
  static VirtualLambda twoVersions() {
    VirtualLambda lambda = oneVersion();
    lambda.deploy(Scenario.deploy("v1b.zip").build());
    lambda.pass(Duration.ofSeconds(5));
    lambda.direct(new LambdaCall.UpdateAlias(FUNCTION, ALIAS, "1", "", null, null));
    lambda.pass(Duration.ofSeconds(90));
    return lambda;
  }

  static VirtualLambda fourVersions() {
    VirtualLambda lambda = new VirtualLambda();
    PruneScenarios.deployedFourTimes(lambda);
    return lambda;
  }

  static VirtualLambda withGroup() {
    VirtualLambda lambda = new VirtualLambda();
    HandOverScenarios.withGroup(lambda);
    return lambda;
  }

  /** CodeDeploy is moving the alias from 1 to 2. */
  static VirtualLambda handOverUnderWay() {
    VirtualLambda lambda = withGroup();
    lambda.deploy(handOver(GROUP.detached()));
    lambda.pass(Duration.ofSeconds(30));
    return lambda;
  }
}
