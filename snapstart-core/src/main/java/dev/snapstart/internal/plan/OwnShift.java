package dev.snapstart.internal.plan;

import dev.snapstart.model.AliasLedger;
import dev.snapstart.model.AliasState;
import dev.snapstart.plan.DeploymentView;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.Step;
import dev.snapstart.traffic.TrafficGate;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the portions of this run's own shift, also those whose answer was lost, and those of
 * another run that shifts to the same version.
 */
final class OwnShift {
  private final Goal goal;

  OwnShift(Goal goal) {
    this.goal = goal;
  }

  boolean explains(World world, @Nullable String candidate, AliasState before, AliasState now) {
    if (HandOver.engine(goal) != null) {
      return handedOver(world, candidate, before, now);
    }
    if (HandOver.toStop(goal) != null && takenBack(world, before, now)) {
      return true;
    }
    if (candidate == null || !before.version().equals(now.version())) {
      return false;
    }
    if (now.routingWeights().isEmpty()) {
      return before.routingWeights().containsKey(candidate)
          && (wasReturned(world) || gateFailed(world));
    }
    boolean toCandidate =
        now.routingWeights().keySet().equals(Set.of(candidate))
            && AliasLedger.validFor(now)
                .flatMap(AliasLedger::shiftingTo)
                .filter(candidate::equals)
                .isPresent();
    return toCandidate
        && TrafficPhase.share(now, candidate) >= TrafficPhase.share(before, candidate)
        && goal.request().alias().orElseThrow().shift().strategy().shares().stream()
            .anyMatch(share -> share == TrafficPhase.share(now, candidate));
  }

  /** What CodeDeploy does for this run, and the note that the run leaves before it. */
  private boolean handedOver(
      World world, @Nullable String candidate, AliasState before, AliasState now) {
    if (candidate == null) {
      return false;
    }
    boolean announced =
        before.version().equals(now.version())
            && now.routingWeights().isEmpty()
            && AliasLedger.announces(now, candidate);
    return announced
        || HandOver.of(goal, world, candidate)
            .filter(
                deployment ->
                    Stream.of(before, now)
                        .allMatch(alias -> HandOver.explains(deployment, alias, candidate)))
            .isPresent();
  }

  /** What CodeDeploy does until it lets go, and when it sends the traffic back. */
  private boolean takenBack(World world, AliasState before, AliasState now) {
    return HandOver.ofAlias(goal, world)
        .filter(
            deployment ->
                Stream.of(before, now)
                    .allMatch(
                        alias -> HandOver.explains(deployment, alias, HandOver.to(deployment))))
        .filter(deployment -> isForward(deployment, before, now) || isBack(deployment, now))
        .isPresent();
  }

  private static boolean isForward(DeploymentView deployment, AliasState before, AliasState now) {
    String to = HandOver.to(deployment);
    return TrafficPhase.traffic(now, to) >= TrafficPhase.traffic(before, to);
  }

  /** What has succeeded is not sent back any more. */
  private static boolean isBack(DeploymentView deployment, AliasState now) {
    return !deployment.succeeded() && TrafficPhase.traffic(now, HandOver.to(deployment)) == 0;
  }

  private boolean wasReturned(World world) {
    return goal.request().rollback() || world.accepted(Step.ReturnTraffic.class);
  }

  private boolean gateFailed(World world) {
    return goal.request().alias().orElseThrow().shift().gates().stream()
        .map(TrafficGate::name)
        .anyMatch(
            name ->
                world
                    .observed(Facet.gate(name))
                    .value()
                    .filter(result -> !result.passed())
                    .isPresent());
  }
}
