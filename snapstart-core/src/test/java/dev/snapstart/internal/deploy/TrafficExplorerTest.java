package dev.snapstart.internal.deploy;

import static dev.snapstart.internal.deploy.HandOverScenarios.GROUP;
import static dev.snapstart.internal.deploy.VirtualLambda.ALIAS;
import static dev.snapstart.internal.deploy.VirtualLambda.FUNCTION;
import static dev.snapstart.internal.deploy.Walks.report;

import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.model.DeploymentRequest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every interleaving of a move of traffic, within bounds, keeps the invariants. */
@Tag("slow")
class TrafficExplorerTest {
  @Test
  void everyInterleavingOfAShiftKeepsTheInvariants() {
    walk("shift", Walks.shift(), Walks.oneVersion());
  }

  @Test
  void everyInterleavingOfAShiftThatTurnsBackKeepsTheInvariants() {
    report(
        "return",
        Walks.exploreTraffic(Walks.shift(), Walks.oneVersion(), Sabotage::alarmedByTraffic));
  }

  @Test
  void everyInterleavingOfARollbackKeepsTheInvariants() {
    VirtualLambda lambda = Walks.twoVersions();
    lambda.direct(ShiftScenarios.weighted("1", "2", 0.1, "1<0 to=2 at=2026-11-23T08:00:00Z"));
    walk("rollback of a shift", Walks.rollback(), lambda);
    VirtualLambda moved = Walks.twoVersions();
    moved.direct(new LambdaCall.UpdateAlias(FUNCTION, ALIAS, "2", "[snapstart 2<1]", null, null));
    moved.edit(state -> state.withIdle(FUNCTION, "1"));
    walk("rollback", Walks.rollback(), moved);
  }

  @Test
  void everyInterleavingOfAHandOverKeepsTheInvariants() {
    walk("hand-over", Walks.handOver(GROUP), Walks.withGroup());
    walk("detached", Walks.handOver(GROUP.detached()), Walks.withGroup());
  }

  @Test
  void everyInterleavingOfARollbackOfAHandOverKeepsTheInvariants() {
    walk("taking back", Walks.handBack(), Walks.handOverUnderWay());
  }

  private static void walk(String name, DeploymentRequest request, VirtualLambda start) {
    report(name, Walks.exploreTraffic(request, start, Sabotage::none));
  }
}
