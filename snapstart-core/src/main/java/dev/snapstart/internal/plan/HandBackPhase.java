package dev.snapstart.internal.plan;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.model.AliasGoal;
import dev.snapstart.model.AliasLedger;
import dev.snapstart.model.AliasState;
import dev.snapstart.plan.DeploymentView;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.Step;
import dev.snapstart.traffic.CodeDeploy;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes an alias back from CodeDeploy before a rollback moves it: notes the rollback, stops the
 * deployment, and waits until nobody but this run moves the alias.
 *
 * <p>The note comes first. It reads as a rollback as long as the alias points to the old version,
 * and as a move as long as it points to the new one, so that a run that takes over from a killed
 * one leads to the same version wherever CodeDeploy has left the alias.
 */
final class HandBackPhase {
  private final Goal goal;
  private final @Nullable CodeDeploy engine;

  HandBackPhase(Goal goal) {
    this.goal = goal;
    this.engine = HandOver.toStop(goal);
  }

  /** The next thing to know before decisions are made, or null. */
  @Nullable Step reads(World world) {
    if (engine == null || world.alias().value().isEmpty() || isMoved(world)) {
      return null;
    }
    if (world.observed(Facet.DEPLOYMENTS).isUnknown()) {
      return new Step.Observe(Facet.DEPLOYMENTS);
    }
    return Stream.concat(HandOver.ids(world).stream(), HandOver.related(world))
        .map(Facet::deployment)
        .filter(facet -> world.observed(facet).isUnknown())
        .findFirst()
        .<Step>map(Step.Observe::new)
        .orElse(null);
  }

  private static boolean isMoved(World world) {
    return world.accepted(Step.ShiftAlias.class) || world.accepted(Step.ReturnTraffic.class);
  }

  /** Stops, before anything is written, if CodeDeploy would go on moving the alias. */
  @Nullable Step notOurs(World world) {
    if (!goal.request().rollback()) {
      return null;
    }
    return engine == null ? notNamed(world) : unknown(world, engine);
  }

  private static @Nullable Step notNamed(World world) {
    AliasState alias = world.alias().value().orElse(null);
    String to = alias == null ? null : AliasLedger.handedOverTo(alias).orElse(null);
    return alias == null || to == null || isMoved(world)
        ? null
        : new Step.Stop(
            ErrorCode.SHIFT_UNDER_WAY,
            "Alias "
                + alias.name()
                + " is at "
                + alias.target()
                + ": CodeDeploy was asked to shift it to version "
                + to
                + ", and a rollback beside it would not last.",
            "Give 'engine' codedeploy and 'codeDeploy' as for the deployment (in code:"
                + " TrafficShift.by), so that the rollback can stop it.");
  }

  private @Nullable Step unknown(World world, CodeDeploy codeDeploy) {
    return HandOver.deployments(world)
        .filter(DeploymentView::active)
        .filter(it -> !HandOver.isOurs(it) && !undoesOurs(world, it))
        .findFirst()
        .<Step>map(
            other ->
                HandOver.underWay(
                    codeDeploy, other, "does not say which alias it moves", ", then roll back"))
        .orElse(null);
  }

  private static boolean undoesOurs(World world, DeploymentView deployment) {
    return deployment.undoes() != null
        && world
            .observed(Facet.deployment(deployment.undoes()))
            .value()
            .filter(HandOver::isOurs)
            .isPresent();
  }

  /** The next step before the alias is this run's to move, or null. */
  @Nullable Step next(
      World world, AliasGoal wanted, String target, AliasState alias, Instant seenAt) {
    if (engine == null || isMoved(world)) {
      return null;
    }
    DeploymentView own = HandOver.ofAlias(goal, world).orElse(null);
    if (own == null) {
      return null;
    }
    boolean back = target.equals(HandOver.from(own));
    return own.active()
        ? stop(world, wanted, own, back, alias, seenAt)
        : letGo(world, own, back, alias, seenAt);
  }

  private static Step stop(
      World world,
      AliasGoal wanted,
      DeploymentView own,
      boolean back,
      AliasState alias,
      Instant seenAt) {
    String from = HandOver.from(own);
    String to = HandOver.to(own);
    boolean there = alias.version().equals(from) || alias.version().equals(to);
    if (back
        && there
        && wanted.ledger()
        && !AliasLedger.isGoingBack(alias.description(), from, to)) {
      String text = AliasLedger.userPart(alias.description());
      return world.accepted(Step.NoteRollback.class)
          ? Waits.visibility(world, Facet.ALIAS, seenAt, "noting the rollback")
          : new Step.NoteRollback(
              alias.name(),
              to,
              from,
              AliasLedger.goingBack(from, to).appendTo(text),
              alias.revisionId());
    }
    Step.StopDeployment stop = new Step.StopDeployment(own.id(), from, to, back);
    return world.deeds().accepted().contains(stop)
        ? await(world, own, own.id() + ": " + own.status() + ", asked to stop")
        : stop;
  }

  /** A deployment that sends the traffic back is waited for; this run's move would meet its own. */
  private static @Nullable Step letGo(
      World world, DeploymentView own, boolean back, AliasState alias, Instant seenAt) {
    DeploymentView undoing =
        own.undoneBy() == null
            ? null
            : world.observed(Facet.deployment(own.undoneBy())).value().orElse(null);
    if (undoing != null && undoing.active()) {
      return await(world, undoing, undoing.id() + ": " + undoing.status() + ", sends traffic back");
    }
    if (seenAt.isBefore(lookedAt(world, undoing == null ? own : undoing, seenAt))) {
      return new Step.Observe(Facet.ALIAS);
    }
    boolean isBack = alias.version().equals(HandOver.from(own)) && alias.routingWeights().isEmpty();
    if (isBack || own.succeeded() || undoing != null || !back) {
      return null;
    }
    return Waits.trafficBack(
        world, seenAt, own.id() + ": " + own.status() + ", alias at " + alias.target());
  }

  private static Step await(World world, DeploymentView deployment, String seen) {
    Facet<DeploymentView> facet = Facet.deployment(deployment.id());
    Instant at = lookedAt(world, deployment, Instant.EPOCH);
    return Waits.deployment(world, facet, at, Polling.LONGEST, seen);
  }

  private static Instant lookedAt(World world, DeploymentView deployment, Instant otherwise) {
    return Optional.of(world.observed(Facet.deployment(deployment.id())))
        .filter(Observed.Present.class::isInstance)
        .map(it -> ((Observed.Present<DeploymentView>) it).seenAt())
        .orElse(otherwise);
  }
}
