package dev.snapstart.internal.deploy;

import dev.snapstart.internal.plan.World;
import dev.snapstart.local.state.LambdaState;
import dev.snapstart.local.state.apigateway.GatewayState;
import dev.snapstart.local.state.codedeploy.CodeDeployState;
import java.time.Instant;

/**
 * A place on the way of an {@link Explorer}: all that decides what can happen next.
 *
 * @param world what the run knows, or null once it has ended
 * @param end how it ended: {@code done}, an error code, or null while it runs
 * @param looks how many of its last looks the engine may have had before a rival's move
 */
record Node(
    LambdaState lambda,
    CodeDeployState codeDeploy,
    GatewayState gateways,
    Instant now,
    World world,
    String end,
    int faultsLeft,
    int rivalsLeft,
    int killsLeft,
    boolean rivalActed,
    int looks) {
  Node with(LambdaState state, CodeDeployState deployments, Instant time, World knowledge) {
    return new Node(
        state,
        deployments,
        gateways,
        time,
        knowledge,
        null,
        faultsLeft,
        rivalsLeft,
        killsLeft,
        rivalActed,
        looks);
  }

  Node less(int faults, int rivals, int kills) {
    return new Node(
        lambda,
        codeDeploy,
        gateways,
        now,
        world,
        null,
        faultsLeft - faults,
        rivalsLeft - rivals,
        killsLeft - kills,
        rivalActed,
        looks);
  }

  Node byRival(GatewayState apis, int looksBefore) {
    return new Node(
        lambda,
        codeDeploy,
        apis,
        now,
        world,
        null,
        faultsLeft,
        rivalsLeft - 1,
        killsLeft,
        true,
        looksBefore);
  }
}
