package dev.snapstart.internal.deploy;

import static dev.snapstart.internal.deploy.Scenario.deploy;
import static dev.snapstart.internal.deploy.Scenario.scenario;
import static dev.snapstart.internal.deploy.VirtualLambda.ALIAS;
import static dev.snapstart.internal.deploy.VirtualLambda.FUNCTION;

import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.PruneGoal;
import java.time.Duration;
import java.util.stream.Stream;

/** Deletions of old versions. */
final class PruneScenarios {
  private PruneScenarios() {}

  static Stream<Scenario> all() {
    return Stream.of(
        scenario(
            "prunes old versions",
            PruneScenarios::deployedFourTimes,
            () -> DeploymentRequest.forFunction(FUNCTION).prune(keeping(1)).build(),
            "DeleteFunction",
            "DeleteFunction"),
        scenario(
            "deploys and then prunes",
            PruneScenarios::deployedFourTimes,
            () -> deploy("v5.zip").prune(keeping(1)).build(),
            "UpdateFunctionCode",
            "PublishVersion",
            "UpdateAlias",
            "DeleteFunction",
            "DeleteFunction",
            "DeleteFunction"),
        scenario(
            "switches SnapStart off and prunes the snapshots",
            PruneScenarios::deployedFourTimes,
            () ->
                DeploymentRequest.forFunction(FUNCTION)
                    .settings(s -> s.snapStart(false))
                    .publish()
                    .alias(ALIAS)
                    .prune(keeping(0).withOnly(PruneGoal.Only.withSnapStart()))
                    .build(),
            "UpdateFunctionConfiguration",
            "PublishVersion",
            "UpdateAlias",
            "DeleteFunction",
            "DeleteFunction",
            "DeleteFunction"));
  }

  /** Without grace: all versions of a test are seconds old. */
  static PruneGoal keeping(int count) {
    return PruneGoal.keeping(count).withGrace(Duration.ZERO);
  }

  static void deployedFourTimes(VirtualLambda lambda) {
    for (int i = 1; i <= 4; i++) {
      lambda.deploy(deploy("v" + i + ".zip").build());
      lambda.pass(Duration.ofSeconds(5));
    }
  }
}
