package dev.snapstart.internal.plan;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.model.AliasGoal;
import dev.snapstart.model.AliasState;
import dev.snapstart.plan.DeploymentView;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.Step;
import dev.snapstart.traffic.CodeDeploy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the deployment that shifts an alias, whoever began it.
 *
 * <p>CodeDeploy shows a deployment's description as it was given, but not always what it deploys;
 * so the description says it.
 */
public final class HandOver {
  private static final Pattern MARK =
      Pattern.compile("snapstart: (\\S+):(\\S+) from (\\S+) to (\\S+)");

  private HandOver() {}

  /** Who shifts instead of us, or null; a rollback never waits for anybody. */
  static @Nullable CodeDeploy engine(Goal goal) {
    return goal.request().rollback()
        ? null
        : goal.request().alias().map(AliasGoal::shift).map(it -> it.codeDeploy()).orElse(null);
  }

  static String mark(String function, String alias, String from, String to) {
    return "snapstart: " + function + ":" + alias + " from " + from + " to " + to;
  }

  /** Whose deployment a rollback has to stop, or null if CodeDeploy has no part in it. */
  static @Nullable CodeDeploy toStop(Goal goal) {
    return goal.request().rollback()
        ? goal.request().alias().map(AliasGoal::shift).map(it -> it.codeDeploy()).orElse(null)
        : null;
  }

  /** The newest deployment that leads this alias to a version: under way, or of this run. */
  public static Optional<DeploymentView> of(Goal goal, World world, @Nullable String target) {
    return deployments(world).filter(it -> leads(goal, it) && to(it).equals(target)).findFirst();
  }

  /** The newest deployment that leads this alias anywhere, with those that others name. */
  public static Optional<DeploymentView> ofAlias(Goal goal, World world) {
    return known(world).filter(it -> leads(goal, it)).findFirst();
  }

  private static boolean leads(Goal goal, DeploymentView deployment) {
    String alias = goal.request().alias().map(AliasGoal::name).orElse("");
    return place(deployment).equals(goal.request().function().name() + ":" + alias);
  }

  /** Whether a deployment says what it moves. */
  static boolean isOurs(DeploymentView deployment) {
    return !to(deployment).isEmpty();
  }

  /** Gives up because of a deployment under way that this run cannot tell to be its own. */
  static Step.Stop underWay(
      CodeDeploy engine, DeploymentView other, String whatItIs, String whenItHasEnded) {
    return new Step.Stop(
        ErrorCode.SHIFT_UNDER_WAY,
        "CodeDeploy's deployment "
            + other.id()
            + " is under way in "
            + engine.application()
            + "/"
            + engine.deploymentGroup()
            + ", and "
            + whatItIs
            + (other.description().isEmpty() ? "." : ": " + other.description() + "."),
        "Let it end, or stop it"
            + whenItHasEnded
            + ": aws deploy stop-deployment --deployment-id "
            + other.id()
            + " --auto-rollback-enabled");
  }

  /** The newest deployment that was looked at. */
  public static Optional<DeploymentView> newest(World world) {
    return deployments(world).findFirst();
  }

  /** All that are known, the newest first. */
  static Stream<DeploymentView> deployments(World world) {
    return ids(world).stream().flatMap(id -> world.observed(Facet.deployment(id)).value().stream());
  }

  /** The same, and behind them those that they undo, or are undone by. */
  static Stream<DeploymentView> known(World world) {
    return Stream.concat(
        deployments(world),
        related(world).flatMap(id -> world.observed(Facet.deployment(id)).value().stream()));
  }

  /** The ids of deployments that undo a known one, or are undone by it, and were not listed. */
  static Stream<String> related(World world) {
    List<String> listed = ids(world);
    return deployments(world)
        .flatMap(it -> Stream.of(it.undoneBy(), it.undoes()).flatMap(Stream::ofNullable))
        .filter(id -> !listed.contains(id))
        .distinct();
  }

  static List<String> ids(World world) {
    return world.observed(Facet.DEPLOYMENTS).value().orElse(List.of());
  }

  /** The versions that deployments under way lead the alias to. */
  static Stream<String> targets(World world, AliasState alias) {
    return deployments(world)
        .filter(it -> place(it).endsWith(":" + alias.name()))
        .filter(it -> part(it, 3).equals(alias.version()))
        .map(it -> part(it, 4));
  }

  /** Whether an alias can look so while a deployment leads it to a version, and back. */
  static boolean explains(DeploymentView deployment, AliasState alias, String target) {
    return Set.of(part(deployment, 3), target).contains(alias.version())
        && Set.of(target).containsAll(alias.routingWeights().keySet());
  }

  static String to(DeploymentView deployment) {
    return part(deployment, 4);
  }

  static String from(DeploymentView deployment) {
    return part(deployment, 3);
  }

  private static String place(DeploymentView deployment) {
    return part(deployment, 1) + ":" + part(deployment, 2);
  }

  private static String part(DeploymentView deployment, int number) {
    Matcher matcher = MARK.matcher(deployment.description());
    return matcher.matches() ? matcher.group(number) : "";
  }
}
