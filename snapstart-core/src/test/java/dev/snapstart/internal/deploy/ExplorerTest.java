package dev.snapstart.internal.deploy;

import static dev.snapstart.internal.deploy.VirtualLambda.FUNCTION;
import static dev.snapstart.internal.deploy.Walks.SMALL;
import static dev.snapstart.internal.deploy.Walks.STATES;
import static dev.snapstart.internal.deploy.Walks.report;

import dev.snapstart.local.state.SnapshotFailure;
import dev.snapstart.model.DeploymentRequest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every interleaving of a deployment, within bounds, keeps the invariants. */
@Tag("slow")
class ExplorerTest {
  @Test
  void everyInterleavingOfAChangeKeepsTheInvariants() {
    walk("change", Walks.change(), Walks.twoVersions(), new Explorer.Bounds(1, 2, 1, STATES));
  }

  @Test
  void everyInterleavingOfACreationKeepsTheInvariants() {
    walk("creation", Scenario.deploy("v1.zip").build(), new VirtualLambda(), SMALL);
  }

  @Test
  void everyInterleavingOfARecoveryKeepsTheInvariants() {
    walk("recovery", UnforeseeableScenarios.failedBefore());
  }

  @Test
  void everyInterleavingOfARecoveryThatDeletesKeepsTheInvariants() {
    walk("deletion", UnforeseeableScenarios.failedBeforeAndDeleted());
  }

  @Test
  void everyInterleavingOfAnAwakeningKeepsTheInvariants() {
    walk("awakening", UnforeseeableScenarios.idleBefore());
  }

  @Test
  void everyInterleavingOfNewKeysKeepsTheInvariants() {
    walk("new keys", KeyScenarios.newKeys());
  }

  @Test
  void everyInterleavingOfASnapshotThatFailsKeepsTheInvariants() {
    VirtualLambda lambda = Walks.twoVersions();
    lambda.edit(
        state ->
            state.withPlannedFailure(FUNCTION, new SnapshotFailure("FunctionError", "it threw")));
    DeploymentRequest request =
        Scenario.deploy("v2.zip", Scenario.base().memoryMb(1024)).deleteFailedVersion(true).build();
    walk("failure", request, lambda, SMALL);
  }

  @Test
  void everyInterleavingOfAPruningKeepsTheInvariants() {
    walk("pruning", Walks.pruning(), Walks.fourVersions(), SMALL);
  }

  private static void walk(String name, Scenario scenario) {
    walk(name, scenario.request().get(), scenario.start(), SMALL);
  }

  private static void walk(
      String name, DeploymentRequest request, VirtualLambda start, Explorer.Bounds bounds) {
    report(name, Walks.explore(request, start, bounds, Sabotage::none));
  }
}
