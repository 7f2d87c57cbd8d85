package dev.snapstart.internal.deploy;

import dev.snapstart.internal.plan.Goal;
import dev.snapstart.internal.plan.HandOver;
import dev.snapstart.internal.plan.World;
import dev.snapstart.model.AliasState;
import dev.snapstart.model.DeploymentResult;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.PruneReport;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.Step;
import dev.snapstart.traffic.GateResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells how a run ended that reached its goal. */
final class Results {
  private Results() {}

  static DeploymentResult of(
      Goal goal,
      World world,
      @Nullable String candidate,
      Optional<PruneReport> pruning,
      List<DeploymentResult.StepTime> steps,
      Duration took) {
    Optional<FunctionState> version =
        candidate == null ? Optional.empty() : world.version(candidate).value();
    Optional<FunctionState> known =
        Stream.of(world.latest().value(), version, world.witness().latest().value(), listed(world))
            .flatMap(Optional::stream)
            .findFirst();
    return new DeploymentResult(
        goal.request().function().name(),
        known.map(state -> unqualified(state.arn())).orElse(""),
        known.map(FunctionState::region).orElse(""),
        known.map(FunctionState::account).orElse(""),
        Stream.of(world.latest().value(), version)
            .flatMap(Optional::stream)
            .map(FunctionState::codeSha256)
            .findFirst(),
        version.map(state -> version(state, world)),
        world.alias().value().map(alias -> alias(alias, world)),
        pruning,
        gates(goal, world),
        (goal.request().rollback()
                ? HandOver.ofAlias(goal, world)
                : HandOver.of(goal, world, candidate))
            .map(it -> new DeploymentResult.Deployment(it.id(), it.status())),
        steps.stream().map(step -> withoutEffect(step, world) ? unwritten(step) : step).toList(),
        took);
  }

  private static Optional<FunctionState> listed(World world) {
    return world
        .observed(Facet.VERSIONS)
        .value()
        .flatMap(
            list ->
                list.items().stream()
                    .filter(state -> state.version().equals("$LATEST"))
                    .findFirst());
  }

  private static List<GateResult> gates(Goal goal, World world) {
    return goal.request().alias().stream()
        .flatMap(alias -> alias.shift().gates().stream())
        .map(gate -> world.observed(Facet.gate(gate.name())).value())
        .flatMap(Optional::stream)
        .toList();
  }

  /** Publishing what had not changed since the last version makes nothing. */
  private static boolean withoutEffect(DeploymentResult.StepTime step, World world) {
    World.Published published = world.deeds().published();
    return step.name().equals(Step.PublishVersion.class.getSimpleName())
        && published != null
        && !published.fresh()
        && !world.accepted(Step.UpdateConfiguration.class);
  }

  private static DeploymentResult.StepTime unwritten(DeploymentResult.StepTime step) {
    return new DeploymentResult.StepTime(step.name(), step.took(), false);
  }

  private static DeploymentResult.Version version(FunctionState state, World world) {
    World.Published published = world.deeds().published();
    return new DeploymentResult.Version(
        state.version(),
        state.arn(),
        published == null || !published.fresh(),
        String.valueOf(state.state()),
        state.snapStart());
  }

  private static DeploymentResult.Alias alias(AliasState alias, World world) {
    return new DeploymentResult.Alias(
        alias.name(),
        alias.arn(),
        world.witness().firstAlias().value().map(AliasState::version),
        alias.version(),
        !world
            .witness()
            .firstAlias()
            .value()
            .filter(
                first ->
                    first.version().equals(alias.version())
                        && first.routingWeights().equals(alias.routingWeights())
                        && first.description().equals(alias.description()))
            .isPresent());
  }

  private static String unqualified(String arn) {
    String[] parts = arn.split(":", -1);
    return parts.length > 7 ? arn.substring(0, arn.lastIndexOf(':')) : arn;
  }
}
