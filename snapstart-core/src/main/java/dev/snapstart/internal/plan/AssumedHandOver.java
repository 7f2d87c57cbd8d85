package dev.snapstart.internal.plan;

import dev.snapstart.model.AliasState;
import dev.snapstart.plan.DeploymentGroupView;
import dev.snapstart.plan.DeploymentView;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.Step;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What CodeDeploy would show if a write succeeded, or a deployment ended well. */
final class AssumedHandOver {
  private static final String ID = "known when it begins";
  private static final Instant NOW = Instant.EPOCH;

  private AssumedHandOver() {}

  static boolean concerns(Step step) {
    return step instanceof Step.CreateApplication
        || step instanceof Step.CreateDeploymentConfig
        || step instanceof Step.CreateDeploymentGroup
        || step instanceof Step.StartDeployment
        || step instanceof Step.StopDeployment;
  }

  static World written(Step.Write step, World world) {
    World accepted = world.withAccepted(step);
    if (step instanceof Step.CreateApplication) {
      return accepted.with(Facet.DEPLOYMENT_GROUP, seen(new DeploymentGroupView(true, false)));
    }
    if (step instanceof Step.CreateDeploymentConfig create) {
      return accepted.with(Facet.DEPLOYMENT_CONFIG, seen(create.config()));
    }
    if (step instanceof Step.StartDeployment start) {
      DeploymentView begun = begun(start);
      return accepted
          .with(Facet.DEPLOYMENTS, seen(List.of(ID)))
          .with(Facet.deployment(ID), seen(begun));
    }
    return step instanceof Step.StopDeployment stop
        ? stopped(stop, accepted)
        : accepted.with(Facet.DEPLOYMENT_GROUP, seen(new DeploymentGroupView(true, true)));
  }

  private static DeploymentView begun(Step.StartDeployment start) {
    return new DeploymentView(ID, "Created", start.description(), null, null, null, null);
  }

  /** A deployment that is stopped sends the traffic back if it is to. */
  private static World stopped(Step.StopDeployment stop, World world) {
    DeploymentView before = world.observed(Facet.deployment(stop.id())).value().orElseThrow();
    World after = world.with(Facet.deployment(stop.id()), seen(as(before, "Stopped")));
    AliasState alias = world.alias().value().orElseThrow();
    return stop.back() ? Forecast.alias(after, AssumedStates.at(alias, stop.from())) : after;
  }

  private static DeploymentView as(DeploymentView it, String status) {
    return new DeploymentView(
        it.id(), status, it.description(), null, null, it.undoneBy(), it.undoes());
  }

  /** All deployments under way end well, and so does a return of the traffic. */
  static World ended(Goal goal, @Nullable String candidate, World world) {
    World after = world;
    String to = candidate;
    for (DeploymentView it : HandOver.deployments(world).toList()) {
      DeploymentView view = as(it, it.active() ? "Succeeded" : it.status());
      after = after.with(Facet.deployment(it.id()), seen(view));
      if (HandOver.of(goal, world, candidate).filter(own -> !own.active()).isPresent()) {
        to = HandOver.from(it);
      }
    }
    AliasState alias = world.alias().value().orElseThrow();
    return Forecast.alias(after, AssumedStates.at(alias, to == null ? alias.version() : to));
  }

  private static <T> Observed<T> seen(T value) {
    return new Observed.Present<>(value, NOW);
  }
}
