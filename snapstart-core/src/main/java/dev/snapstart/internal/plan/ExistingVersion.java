package dev.snapstart.internal.plan;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.model.AliasLedger;
import dev.snapstart.model.AliasState;
import dev.snapstart.model.VersionGoal;
import dev.snapstart.plan.Step;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the version that a request names, by its number or as the one before the last move. */
final class ExistingVersion {
  private final Goal goal;

  ExistingVersion(Goal goal) {
    this.goal = goal;
  }

  /** The version's number, or empty if the request names none or it is not known yet. */
  Optional<String> number(World world) {
    if (goal.request().version() instanceof VersionGoal.Existing existing) {
      return Optional.of(existing.version());
    }
    // The first look decides: the run's own move changes what "before" means.
    return goal.request().version() instanceof VersionGoal.Previous
        ? world
            .witness()
            .firstAlias()
            .value()
            .flatMap(alias -> beforeDeployment(world, alias).or(() -> before(alias)))
        : Optional.empty();
  }

  /** Where a deployment of CodeDeploy's began, also one that has not moved any traffic yet. */
  private Optional<String> beforeDeployment(World world, AliasState alias) {
    return HandOver.toStop(goal) == null
        ? Optional.empty()
        : HandOver.ofAlias(goal, world)
            .filter(it -> HandOver.explains(it, alias, HandOver.to(it)))
            .map(HandOver::from);
  }

  private static Optional<String> before(AliasState alias) {
    return AliasLedger.validFor(alias)
        .flatMap(
            ledger ->
                shiftIsUnderWay(alias, ledger)
                        || AliasLedger.handedOverTo(alias).isPresent()
                        || ledger.rolledBackFrom().isPresent()
                    ? Optional.of(alias.version())
                    : ledger.previousVersion());
  }

  private static boolean shiftIsUnderWay(AliasState alias, AliasLedger ledger) {
    return ledger.shiftingTo().filter(alias.routingWeights()::containsKey).isPresent();
  }

  /** Stops if the version before the last move is wanted and nothing tells it. */
  @Nullable Step unknown(World world) {
    if (!(goal.request().version() instanceof VersionGoal.Previous) || number(world).isPresent()) {
      return null;
    }
    String alias = goal.request().alias().orElseThrow().name();
    return world
        .alias()
        .value()
        .map(
            state ->
                new Step.Stop(
                    ErrorCode.NO_PREVIOUS_VERSION,
                    "Alias "
                        + alias
                        + " points to "
                        + state.target()
                        + ", and its description does not tell where it was before.",
                    "Say which version to go back to ('toVersion')."))
        .orElseGet(() -> noAlias(alias));
  }

  /** Ends a rollback of what is not there, rather than create it. */
  static Step.Stop noAlias(String alias) {
    return new Step.Stop(
        ErrorCode.NO_PREVIOUS_VERSION,
        "Alias " + alias + " does not exist, so there is nothing to roll back.",
        "Check 'alias', function, region and account; 'status' shows the aliases.");
  }
}
