package dev.snapstart.internal.plan;

import dev.snapstart.model.AliasGoal;
import dev.snapstart.model.AliasLedger;
import dev.snapstart.model.AliasState;
import dev.snapstart.model.Attribute;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.Step;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Creates or moves the alias: the commit point of a deployment, in one call. */
final class AliasPhase {
  private final Goal goal;
  private final VersionPhase version;
  private final TrafficPhase traffic;
  private final HandOverPhase handOver;
  private final HandBackPhase handBack;

  AliasPhase(Goal goal, VersionPhase version) {
    this.goal = goal;
    this.version = version;
    this.traffic = new TrafficPhase(goal);
    this.handOver = new HandOverPhase(goal);
    this.handBack = new HandBackPhase(goal);
  }

  @Nullable Step next(World world) {
    AliasGoal wanted = goal.request().alias().orElse(null);
    String target = version.candidate(world);
    if (wanted == null || target == null) {
      return null;
    }
    if (world.alias() instanceof Observed.Present<AliasState> present) {
      return move(world, wanted, target, present.state(), present.seenAt());
    }
    if (world.alias() instanceof Observed.Absent<AliasState> absent) {
      return create(world, wanted, target, absent.seenAt());
    }
    return new Step.Observe(Facet.ALIAS);
  }

  private Step create(World world, AliasGoal wanted, String target, Instant seenAt) {
    if (world.accepted(Step.ShiftAlias.class)) {
      return Waits.visibility(world, Facet.ALIAS, seenAt, "creating alias " + wanted.name());
    }
    if (goal.request().rollback()) {
      return ExistingVersion.noAlias(wanted.name());
    }
    Step gate = traffic.beforeCreation(world, wanted, target);
    if (gate != null) {
      return gate;
    }
    String description = wanted.description().target("").orElse("");
    return new Step.ShiftAlias(wanted.name(), null, target, description, null);
  }

  private @Nullable Step move(
      World world, AliasGoal wanted, String target, AliasState alias, Instant seenAt) {
    if (handOver.concerns(world, alias, target)) {
      return handOver.next(world, wanted, target, alias, seenAt);
    }
    Step handedBack = handBack.next(world, wanted, target, alias, seenAt);
    if (handedBack != null) {
      return handedBack;
    }
    boolean inPlace = alias.version().equals(target) && alias.routingWeights().isEmpty();
    String description = description(wanted, target, alias);
    Step unnoted = inPlace ? noteRollback(world, wanted, target, alias) : null;
    if (unnoted != null) {
      return unnoted;
    }
    if (inPlace && (!wanted.description().isManaged() || description.equals(alias.description()))) {
      return null;
    }
    if (world.accepted(Step.ShiftAlias.class)) {
      return Waits.visibility(world, Facet.ALIAS, seenAt, "moving alias " + wanted.name());
    }
    // Going back is one move, and no gate is in the way of it.
    Step before =
        goal.request().rollback() ? null : traffic.beforeMove(world, wanted, target, alias, seenAt);
    if (before != null) {
      return before;
    }
    String shifting = alias.routingWeights().keySet().stream().findFirst().orElse(null);
    if (goal.request().rollback() && alias.version().equals(target) && shifting != null) {
      if (world.accepted(Step.ReturnTraffic.class)) {
        return Waits.visibility(world, Facet.ALIAS, seenAt, "returning the traffic");
      }
      return new Step.ReturnTraffic(
          wanted.name(), shifting, target, description, alias.revisionId());
    }
    return new Step.ShiftAlias(
        wanted.name(), alias.version(), target, description, alias.revisionId());
  }

  /** Somebody was faster and sent the traffic back without a note that later deployments heed. */
  private @Nullable Step noteRollback(
      World world, AliasGoal wanted, String target, AliasState alias) {
    boolean written =
        world.accepted(Step.ShiftAlias.class)
            || world.accepted(Step.ReturnTraffic.class)
            || world.accepted(Step.NoteRollback.class);
    AliasState first = world.witness().firstAlias().value().orElse(null);
    if (first == null || !goal.request().rollback() || !wanted.ledger() || written) {
      return null;
    }
    String left = left(target, first);
    if (left == null) {
      return null;
    }
    String away = away(target, left, first);
    boolean noted =
        AliasLedger.validFor(alias)
            .flatMap(AliasLedger::rolledBackFrom)
            .filter(away::equals)
            .isPresent();
    String text = AliasLedger.userPart(alias.description());
    return noted
        ? null
        : new Step.NoteRollback(
            alias.name(),
            left,
            target,
            AliasLedger.rolledBack(target, left, away).appendTo(text),
            alias.revisionId());
  }

  /** The user's own words, with the ledger of the last move behind them. */
  private String description(AliasGoal wanted, String target, AliasState alias) {
    String own =
        wanted.description() instanceof Attribute.Unmanaged
            ? AliasLedger.userPart(alias.description())
            : wanted.description().target("").orElse("");
    if (goal.request().rollback() && wanted.ledger()) {
      String left = left(target, alias);
      if (left != null) {
        return AliasLedger.rolledBack(target, left, away(target, left, alias)).appendTo(own);
      }
    }
    if (alias.version().equals(target)) {
      return AliasLedger.validFor(alias).map(ledger -> ledger.appendTo(own)).orElse(own);
    }
    boolean fromVersion = !alias.version().startsWith("$");
    return wanted.ledger() && fromVersion
        ? AliasLedger.of(target, alias.version()).appendTo(own)
        : own;
  }

  /** The newer version that a rollback takes traffic from, or null. */
  private static @Nullable String left(String target, AliasState alias) {
    return Stream.concat(Stream.of(alias.version()), alias.routingWeights().keySet().stream())
        .filter(version -> isNewer(version, target))
        .findFirst()
        .orElse(null);
  }

  /** The newest version that this rollback, or one before it that still holds, keeps away. */
  private static String away(String target, String left, AliasState alias) {
    Optional<String> before = AliasLedger.validFor(alias).flatMap(AliasLedger::rolledBackFrom);
    return Stream.concat(alias.routingWeights().keySet().stream(), before.stream())
        .filter(version -> isNewer(version, target))
        .reduce(left, (one, other) -> isNewer(one, other) ? one : other);
  }

  private static boolean isNewer(String version, String than) {
    return !version.startsWith("$") && Long.parseLong(version) > Long.parseLong(than);
  }
}
