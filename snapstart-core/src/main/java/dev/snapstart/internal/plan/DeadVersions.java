package dev.snapstart.internal.plan;

import dev.snapstart.model.AliasLedger;
import dev.snapstart.model.AliasState;
import dev.snapstart.model.FunctionState;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.Step;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Deletes a version that the run found Failed, if it is asked to: it holds storage and can never be
 * used. That comes before anything else is done about it, so that a run that is killed and started
 * again does not miss it. What an alias, its weights or its ledger names is left alone, whatever
 * its state.
 */
final class DeadVersions {
  private final Goal goal;

  DeadVersions(Goal goal) {
    this.goal = goal;
  }

  /** Deletes a version, or returns null if it may not be deleted or has been already. */
  @Nullable Step deletion(World world, String version) {
    boolean failed = world.version(version).value().filter(FunctionState::isFailed).isPresent();
    Step.DeleteVersion delete =
        goal.request().deleteFailedVersion() && failed ? new Step.DeleteVersion(version) : null;
    boolean refused = world.observed(Facet.refusal(version)).value().isPresent();
    return delete == null
            || refused
            || isNamed(world, version)
            || world.deeds().accepted().contains(delete)
        ? null
        : delete;
  }

  private static boolean isNamed(World world, String version) {
    Optional<AliasState> alias = world.alias().value();
    return alias.isPresent()
        && (alias.get().version().equals(version)
            || alias.get().routingWeights().containsKey(version)
            || AliasLedger.validFor(alias.get())
                .filter(ledger -> ledger.names(version))
                .isPresent());
  }
}
