package dev.snapstart.internal.plan;

import dev.snapstart.model.AliasLedger;
import dev.snapstart.model.AliasState;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.Step;
import dev.snapstart.traffic.TrafficGate;
import java.util.Set;
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
