package dev.snapstart.internal.plan;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.model.AliasGoal;
import dev.snapstart.model.AliasLedger;
import dev.snapstart.model.AliasState;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionState;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.Listing;
import dev.snapstart.plan.Step;
import dev.snapstart.plan.WaitReason;
import dev.snapstart.traffic.ShiftStrategy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What keeps an alias from being moved, or from being moved in portions. */
final class ShiftRules {
  /** AWS itself sets weights for a moment while provisioned concurrency moves. */
  static final Duration FOREIGN_PATIENCE = Duration.ofMinutes(2);

  private final Goal goal;

  ShiftRules(Goal goal) {
    this.goal = goal;
  }

  /**
   * Stops, before anything is written, if somebody else has a shift under way. Weights that
   * nobody's ledger explains are waited out before a shift in portions; a plain move ends them, as
   * leftovers of a canary.
   *
   * @param candidate the version that the run leads to, or null if it is still to be published
   */
  @Nullable Step underWay(World world, @Nullable String candidate) {
    AliasGoal wanted = goal.request().alias().orElse(null);
    if (wanted == null
        || goal.request().rollback()
        || !(world.alias() instanceof Observed.Present<AliasState> present)
        || present.state().routingWeights().isEmpty()) {
      return null;
    }
    AliasState alias = present.state();
    Optional<String> shifting =
        AliasLedger.validFor(alias)
            .flatMap(AliasLedger::shiftingTo)
            .filter(alias.routingWeights()::containsKey);
    if (shifting.isPresent()) {
      return shifting.get().equals(candidate) ? null : otherShift(alias, shifting);
    }
    if (wanted.shift().strategy().kind() == ShiftStrategy.Kind.ALL_AT_ONCE) {
      return null;
    }
    Instant since = since(world, present.seenAt());
    return Duration.between(since, present.seenAt()).compareTo(FOREIGN_PATIENCE) < 0
        ? new Step.WaitUntil(
            present.seenAt().plus(Polling.LONGEST),
            since,
            WaitReason.FOREIGN_SHIFT,
            Facet.ALIAS,
            alias.target())
        : otherShift(alias, shifting);
  }

  private static Instant since(World world, Instant seenAt) {
    World.Pause pause = world.pause();
    return pause != null && pause.reason() == WaitReason.FOREIGN_SHIFT ? pause.since() : seenAt;
  }

  private static Step otherShift(AliasState alias, Optional<String> shifting) {
    return new Step.Stop(
        ErrorCode.SHIFT_UNDER_WAY,
        "Alias "
            + alias.name()
            + " is at "
            + alias.target()
            + ": "
            + shifting
                .map(to -> "a shift to version " + to + " is under way, and this is other content.")
                .orElse("somebody else's routing weights."),
        shifting.isPresent()
            ? "Let it end, or send its traffic back ('rollback'), then deploy again."
            : "Find out who shifts it; clear the weights if nobody does, then deploy again.");
  }

  /** Lambda's own conditions for weights, looked at before the first portion. */
  @Nullable Step impossible(World world, AliasGoal wanted, String target, AliasState alias) {
    if (world.version(alias.version()).isUnknown()) {
      return new Step.Observe(Facet.version(alias.version()));
    }
    Optional<FunctionState> old = world.version(alias.version()).value();
    Optional<FunctionState> next = world.version(target).value();
    if (old.isPresent() && next.isPresent()) {
      for (FunctionSetting<?> setting :
          new FunctionSetting<?>[] {FunctionSetting.ROLE, FunctionSetting.DEAD_LETTER_TARGET_ARN}) {
        if (differ(setting, old.get(), next.get())) {
          return stop(
              "Versions "
                  + alias.version()
                  + " and "
                  + target
                  + " differ in "
                  + setting.label()
                  + ": Lambda lets them share no alias.");
        }
      }
    }
    Listing<String> provisioned = world.observed(Facet.PROVISIONED).value().orElse(null);
    if (provisioned == null || provisioned.nextMarker() != null) {
      return new Step.Observe(Facet.PROVISIONED);
    }
    for (String qualifier : new String[] {wanted.name(), alias.version(), target}) {
      if (provisioned.items().contains(qualifier)) {
        return stop(
            "'"
                + qualifier
                + "' has provisioned concurrency, which does not go with shifting traffic between"
                + " versions with snapshots.");
      }
    }
    return null;
  }

  private static <T> boolean differ(
      FunctionSetting<T> setting, FunctionState old, FunctionState next) {
    Optional<T> before = old.settings().get(setting);
    Optional<T> after = next.settings().get(setting);
    return before.isPresent() && after.isPresent() && !before.equals(after);
  }

  private static Step stop(String facts) {
    return new Step.Stop(
        ErrorCode.SHIFT_IMPOSSIBLE,
        facts + " The alias was not moved.",
        "Move it at once (shift AllAtOnce), or remove the difference first.");
  }
}
