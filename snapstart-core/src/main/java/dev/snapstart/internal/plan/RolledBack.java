package dev.snapstart.internal.plan;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.model.AliasLedger;
import dev.snapstart.model.AliasState;
import dev.snapstart.model.FunctionState;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.Step;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps content from getting traffic again that was rolled back from, before anything is written: a
 * pipeline that runs once more must not undo a rollback.
 */
final class RolledBack {
  private final Goal goal;

  RolledBack(Goal goal) {
    this.goal = goal;
  }

  @Nullable Step next(World world) {
    String left = left(world);
    if (left == null || world.deeds().published() != null) {
      return null;
    }
    if (world.version(left).isUnknown()) {
      return new Step.Observe(Facet.version(left));
    }
    Optional<FunctionState> wanted = world.latest().value().map(latest -> wanted(world, latest));
    Optional<FunctionState> version = world.version(left).value();
    if (wanted.isEmpty() || version.isEmpty() || !wanted.get().sameContent(version.get())) {
      return null;
    }
    String alias = goal.request().alias().orElseThrow().name();
    return new Step.Stop(
        ErrorCode.ROLLED_BACK,
        "Alias "
            + alias
            + " was rolled back from version "
            + left
            + ", which has just this content.",
        "Deploy other content, or ask for it: -Dsnapstart.rerelease (in code: rerelease(true)).");
  }

  private @Nullable String left(World world) {
    if (goal.publish().isEmpty()
        || goal.request().alias().isEmpty()
        || goal.request().rerelease()) {
      return null;
    }
    return world
        .alias()
        .value()
        .flatMap((AliasState alias) -> AliasLedger.validFor(alias))
        .flatMap(AliasLedger::rolledBackFrom)
        .orElse(null);
  }

  /** {@code $LATEST} as it will be when this run has written everything. */
  private FunctionState wanted(World world, FunctionState latest) {
    String hash = Drift.wantedHash(goal, world);
    return AssumedStates.withSettings(
        latest, hash == null ? latest.codeSha256() : hash, goal.settings());
  }
}
