package dev.snapstart.internal.deploy;

import static dev.snapstart.internal.deploy.Scenario.base;
import static dev.snapstart.internal.deploy.Scenario.configured;
import static dev.snapstart.internal.deploy.Scenario.deploy;
import static dev.snapstart.internal.deploy.Scenario.deployed;
import static dev.snapstart.internal.deploy.Scenario.deployedTwiceAndIdle;
import static dev.snapstart.internal.deploy.Scenario.scenario;
import static dev.snapstart.internal.deploy.VirtualLambda.ALIAS;
import static dev.snapstart.internal.deploy.VirtualLambda.FUNCTION;

import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.local.state.SettingsChange;
import dev.snapstart.local.state.SnapshotFailure;
import java.time.Duration;
import java.util.stream.Stream;

/** What publishing hands back is only known afterwards: the writes cannot be foreseen. */
final class UnforeseeableScenarios {
  private UnforeseeableScenarios() {}

  static Stream<Scenario> all() {
    return Stream.of(failedBefore(), failedBeforeAndDeleted(), idleBefore());
  }

  static Scenario failedBefore() {
    return scenario(
        "leaves a failed version behind",
        UnforeseeableScenarios::failed,
        () -> deploy("v1.zip", base().timeoutSeconds(20)).build(),
        "PublishVersion",
        "UpdateFunctionConfiguration",
        "PublishVersion",
        "UpdateAlias");
  }

  static Scenario failedBeforeAndDeleted() {
    return scenario(
        "deletes a failed version that it leaves behind",
        UnforeseeableScenarios::failed,
        () -> deploy("v1.zip", base().timeoutSeconds(20)).deleteFailedVersion(true).build(),
        "PublishVersion",
        "DeleteFunction",
        "PublishVersion",
        "UpdateAlias");
  }

  static Scenario idleBefore() {
    return scenario(
        "wakes an idle version that publishing hands back",
        lambda -> {
          deployedTwiceAndIdle(lambda);
          lambda.direct(new LambdaCall.UpdateAlias(FUNCTION, ALIAS, "1", null, null, null));
          lambda.pass(Duration.ofSeconds(5));
          lambda.edit(state -> state.withIdle(FUNCTION, "2"));
        },
        () -> deploy("v2.zip").build(),
        "PublishVersion",
        "Invoke",
        "UpdateAlias");
  }

  static void failed(VirtualLambda lambda) {
    deployed(lambda);
    lambda.edit(
        state ->
            state.withPlannedFailure(
                FUNCTION, new SnapshotFailure("FunctionError", "init failed")));
    configured(lambda, SettingsChange.builder().timeout(20).build());
    lambda.direct(new LambdaCall.PublishVersion(FUNCTION, null, null, null));
  }
}
