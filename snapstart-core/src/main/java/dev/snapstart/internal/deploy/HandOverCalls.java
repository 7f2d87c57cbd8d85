package dev.snapstart.internal.deploy;

import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.internal.lambda.CodeDeployGateway;
import dev.snapstart.internal.plan.Goal;
import dev.snapstart.internal.plan.Observed;
import dev.snapstart.internal.plan.World;
import dev.snapstart.plan.DeploymentGroupView;
import dev.snapstart.plan.DeploymentView;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.Step;
import dev.snapstart.traffic.CodeDeploy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the calls to CodeDeploy, and tells what they have shown. */
final class HandOverCalls {
  /** Dates of answers are in whole seconds, and two services have two clocks. */
  private static final Duration CLOCKS = Duration.ofSeconds(2);

  private final Goal goal;
  private final Supplier<CodeDeployGateway> gateway;
  private final Clock clock;

  HandOverCalls(Goal goal, Supplier<CodeDeployGateway> gateway, Clock clock) {
    this.goal = goal;
    this.gateway = gateway;
    this.clock = clock;
  }

  static boolean concern(Step step) {
    return step instanceof Step.CreateApplication
        || step instanceof Step.CreateDeploymentConfig
        || step instanceof Step.CreateDeploymentGroup
        || step instanceof Step.StartDeployment
        || step instanceof Step.StopDeployment;
  }

  World observe(Facet<?> facet, World world) {
    CodeDeploy engine = engine();
    return switch (facet.kind()) {
      case DEPLOYMENT_GROUP ->
          world.with(
              Facet.DEPLOYMENT_GROUP,
              present(gateway.get().group(engine.application(), engine.deploymentGroup())));
      case DEPLOYMENT_CONFIG -> config(world);
      case DEPLOYMENTS -> world.with(Facet.DEPLOYMENTS, present(deployments(engine, world)));
      case DEPLOYMENT -> deployment(String.valueOf(facet.name()), world);
      default -> throw new IllegalStateException(facet + " is nothing of CodeDeploy's");
    };
  }

  private List<String> deployments(CodeDeploy engine, World world) {
    try {
      return gateway
          .get()
          .deployments(engine.application(), engine.deploymentGroup(), since(world));
    } catch (CallFailure failure) {
      // A rollback has not looked whether there is such a group: where there is none, none deploys.
      if (failure.kind() == CallFailure.Kind.NOT_FOUND && goal.request().rollback()) {
        return List.of();
      }
      throw failure;
    }
  }

  /** After a lost attempt even one that has ended already may be this run's. */
  private static @Nullable Instant since(World world) {
    Instant start = world.witness().serverStart();
    boolean lost = world.observed(Facet.LOST_DEPLOYMENT).value().isPresent();
    return lost && start != null ? start.minus(CLOCKS) : null;
  }

  private World config(World world) {
    String name = CodeDeploy.configName(goal.request().alias().orElseThrow().shift().strategy());
    return world.with(
        Facet.DEPLOYMENT_CONFIG,
        gateway.get().hasConfig(name) ? present(name) : new Observed.Absent<>(clock.instant()));
  }

  private World deployment(String id, World world) {
    Facet<DeploymentView> facet = Facet.deployment(id);
    try {
      return world.with(facet, present(gateway.get().deployment(id)));
    } catch (CallFailure failure) {
      if (failure.kind() == CallFailure.Kind.NOT_FOUND) {
        return world.with(facet, new Observed.Absent<>(clock.instant()));
      }
      throw failure;
    }
  }

  World write(Step step, World world) {
    if (step instanceof Step.CreateApplication create) {
      gateway.get().createApplication(create);
      return world.with(Facet.DEPLOYMENT_GROUP, present(new DeploymentGroupView(true, false)));
    }
    if (step instanceof Step.CreateDeploymentConfig create) {
      gateway.get().createConfig(create);
      return world.with(Facet.DEPLOYMENT_CONFIG, present(create.config()));
    }
    if (step instanceof Step.CreateDeploymentGroup create) {
      gateway.get().createGroup(create);
      return world.with(Facet.DEPLOYMENT_GROUP, present(new DeploymentGroupView(true, true)));
    }
    if (step instanceof Step.StopDeployment stop) {
      gateway.get().stop(stop);
      return world.forget(Facet.deployment(stop.id()));
    }
    String id = gateway.get().start(goal.request().function(), (Step.StartDeployment) step);
    return world.with(Facet.DEPLOYMENTS, present(List.of(id))).forget(Facet.deployment(id));
  }

  /** What a failed call may have done all the same. */
  World forgetAfterFailure(Step step, World world) {
    if (step instanceof Step.StartDeployment start) {
      return world
          .forget(Facet.DEPLOYMENTS)
          .with(Facet.LOST_DEPLOYMENT, present(start.description()));
    }
    if (step instanceof Step.StopDeployment stop) {
      return world.forget(Facet.deployment(stop.id()));
    }
    return step instanceof Step.CreateDeploymentConfig
        ? world.forget(Facet.DEPLOYMENT_CONFIG)
        : world.forget(Facet.DEPLOYMENT_GROUP);
  }

  private <T> Observed<T> present(T value) {
    return new Observed.Present<>(value, clock.instant());
  }

  private CodeDeploy engine() {
    CodeDeploy engine = goal.request().alias().orElseThrow().shift().codeDeploy();
    if (engine == null) {
      throw new IllegalStateException("CodeDeploy has no part in this");
    }
    return engine;
  }
}
