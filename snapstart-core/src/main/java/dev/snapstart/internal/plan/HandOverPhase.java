package dev.snapstart.internal.plan;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.model.AliasGoal;
import dev.snapstart.model.AliasLedger;
import dev.snapstart.model.AliasState;
import dev.snapstart.model.Attribute;
import dev.snapstart.plan.DeploymentGroupView;
import dev.snapstart.plan.DeploymentView;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.Step;
import dev.snapstart.traffic.CodeDeploy;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hands the move of the alias to CodeDeploy, and follows it.
 *
 * <p>Nothing is kept between runs: the group's deployments under way are read before the first
 * write, so that a run finds the deployment that another one began and goes on following it.
 */
final class HandOverPhase {
  /** Reasons of CodeDeploy's that say something of the new version. */
  private static final Set<String> GATES = Set.of("ALARM_ACTIVE", "HOOK_EXECUTION_FAILURE");

  private final Goal goal;
  private final @Nullable CodeDeploy engine;
  private final TrafficPhase traffic;

  HandOverPhase(Goal goal) {
    this.goal = goal;
    this.engine = HandOver.engine(goal);
    this.traffic = new TrafficPhase(goal);
  }

  /**
   * Whether CodeDeploy has, or is to have, an alias; there is no old version behind {@code
   * $LATEST}. An alias that is in place is not done with while a hook may still send it back.
   */
  boolean concerns(World world, AliasState alias, String target) {
    if (engine == null || alias.version().startsWith("$")) {
      return false;
    }
    boolean inPlace = alias.version().equals(target) && alias.routingWeights().isEmpty();
    return !inPlace || HandOver.of(goal, world, target).filter(it -> !it.succeeded()).isPresent();
  }

  /** The next thing to know before decisions are made, or null. */
  @Nullable Step reads(World world) {
    if (engine == null || !(world.alias() instanceof Observed.Present<AliasState> alias)) {
      return null;
    }
    if (alias.state().version().startsWith("$") || world.accepted(Step.ShiftAlias.class)) {
      return null;
    }
    Observed<DeploymentGroupView> group = world.observed(Facet.DEPLOYMENT_GROUP);
    if (group.isUnknown()) {
      return new Step.Observe(Facet.DEPLOYMENT_GROUP);
    }
    if (!group.value().orElseThrow().group()) {
      return engine.createMissing() ? config(world) : null;
    }
    if (world.observed(Facet.DEPLOYMENTS).isUnknown()) {
      return new Step.Observe(Facet.DEPLOYMENTS);
    }
    for (String id : HandOver.ids(world)) {
      if (world.observed(Facet.deployment(id)).isUnknown()) {
        return new Step.Observe(Facet.deployment(id));
      }
    }
    return config(world);
  }

  private @Nullable Step config(World world) {
    boolean own = !CodeDeploy.isPredefined(wanted().shift().strategy());
    return own && world.observed(Facet.DEPLOYMENT_CONFIG).isUnknown()
        ? new Step.Observe(Facet.DEPLOYMENT_CONFIG)
        : null;
  }

  private static Step missing(CodeDeploy engine, DeploymentGroupView found) {
    return new Step.Stop(
        ErrorCode.DEPLOYMENT_GROUP_NOT_FOUND,
        found.application()
            ? "CodeDeploy's application "
                + engine.application()
                + " has no deployment group "
                + engine.deploymentGroup()
                + "."
            : "CodeDeploy has no application " + engine.application() + ".",
        "Correct the name, or let it be created ('createMissing', with 'serviceRoleArn').");
  }

  /** Whether a deployment leads to the version that the run leads to, or did in this run. */
  boolean has(World world, @Nullable String candidate) {
    return engine != null && HandOver.of(goal, world, candidate).isPresent();
  }

  /** Stops, before anything is written, if the group is busy with something else. */
  @Nullable Step underWay(World world, @Nullable String candidate) {
    if (engine == null || has(world, candidate)) {
      return null;
    }
    DeploymentGroupView there = world.observed(Facet.DEPLOYMENT_GROUP).value().orElse(null);
    if (there != null && !there.group() && !engine.createMissing()) {
      return inPlace(world, candidate) ? null : missing(engine, there);
    }
    return HandOver.deployments(world)
        .filter(DeploymentView::active)
        .findFirst()
        .<Step>map(other -> HandOver.underWay(engine, other, "it is another one", ""))
        .orElse(null);
  }

  private static boolean inPlace(World world, @Nullable String candidate) {
    return world
        .alias()
        .value()
        .filter(it -> it.version().equals(candidate) && it.routingWeights().isEmpty())
        .isPresent();
  }

  @Nullable Step next(
      World world, AliasGoal wanted, String target, AliasState alias, Instant seenAt) {
    Optional<DeploymentView> found = HandOver.of(goal, world, target);
    return found.isPresent()
        ? follow(world, target, found.get(), alias, seenAt)
        : handOver(world, wanted, target, alias, seenAt);
  }

  private @Nullable Step follow(
      World world, String target, DeploymentView found, AliasState alias, Instant seenAt) {
    Facet<DeploymentView> facet = Facet.deployment(found.id());
    Instant lookedAt = lookedAt(world, found.id(), seenAt);
    if (found.active() && requireEngine().detach()) {
      return null;
    }
    if (seenAt.isBefore(lookedAt)) {
      return new Step.Observe(Facet.ALIAS);
    }
    if (found.active()) {
      return Waits.deployment(world, facet, lookedAt, TrafficPhase.LOOK, describe(found, alias));
    }
    return found.succeeded()
        ? Waits.visibility(world, Facet.ALIAS, seenAt, "deployment " + found.id())
        : failed(world, target, found, alias, seenAt);
  }

  /** CodeDeploy sends the traffic back by itself, unless whoever stopped it said no. */
  private Step failed(
      World world, String target, DeploymentView found, AliasState alias, Instant seenAt) {
    String from = HandOver.from(found);
    if (alias.version().equals(from) && alias.routingWeights().isEmpty()) {
      return stop(found, "All traffic is on version " + from + ".");
    }
    if (world.accepted(Step.ReturnTraffic.class)) {
      return Waits.visibility(world, Facet.ALIAS, seenAt, "returning the traffic");
    }
    Step wait = Waits.trafficBack(world, seenAt, "back to version " + from);
    if (wait != null) {
      return wait;
    }
    if (alias.version().equals(from) && alias.routingWeights().keySet().equals(Set.of(target))) {
      return new Step.ReturnTraffic(
          alias.name(), target, from, alias.description(), alias.revisionId());
    }
    return stop(found, "The alias is at " + alias.target() + ", and nothing sends it back.");
  }

  private static Step stop(DeploymentView found, String consequence) {
    String code = found.errorCode();
    String why = code == null ? "" : ": " + code + (found.errorMessage() == null ? "" : ", ");
    return new Step.Stop(
        code != null && GATES.contains(code) ? ErrorCode.GATE_FAILED : ErrorCode.DEPLOYMENT_FAILED,
        "CodeDeploy's deployment "
            + found.id()
            + " ended as "
            + found.status()
            + why
            + (found.errorMessage() == null ? "" : found.errorMessage())
            + ". "
            + consequence,
        "Find out why (aws deploy get-deployment --deployment-id "
            + found.id()
            + "), then deploy again: a shift begins anew.");
  }

  private @Nullable Step handOver(
      World world, AliasGoal wanted, String target, AliasState alias, Instant seenAt) {
    CodeDeploy codeDeploy = requireEngine();
    Step before = traffic.beforeHandOver(world, wanted, target, alias, seenAt);
    if (before == null) {
      before = create(world, wanted, codeDeploy);
    }
    if (before == null) {
      before = note(world, wanted, target, alias, seenAt);
    }
    if (before != null) {
      return before;
    }
    if (world.accepted(Step.StartDeployment.class)) {
      return invisible(world, seenAt);
    }
    return new Step.StartDeployment(
        codeDeploy,
        CodeDeploy.configName(wanted.shift().strategy()),
        wanted.name(),
        alias.version(),
        target,
        wanted.shift().alarms(),
        HandOver.mark(goal.request().function().name(), wanted.name(), alias.version(), target));
  }

  /** What was begun is asked for by its id, so it is there to be found sooner or later. */
  private static Step invisible(World world, Instant seenAt) {
    return HandOver.ids(world).stream()
        .findFirst()
        .filter(id -> world.observed(Facet.deployment(id)) instanceof Observed.Absent)
        .map(
            id ->
                Waits.visibility(
                    world, Facet.deployment(id), lookedAt(world, id, seenAt), "deployment " + id))
        .orElseGet(() -> Waits.visibility(world, Facet.ALIAS, seenAt, "a deployment"));
  }

  private static Instant lookedAt(World world, String id, Instant otherwise) {
    Observed<DeploymentView> seen = world.observed(Facet.deployment(id));
    if (seen instanceof Observed.Absent<DeploymentView> absent) {
      return absent.seenAt();
    }
    return seen instanceof Observed.Present<DeploymentView> present ? present.seenAt() : otherwise;
  }

  private static @Nullable Step create(World world, AliasGoal wanted, CodeDeploy codeDeploy) {
    DeploymentGroupView there = world.observed(Facet.DEPLOYMENT_GROUP).value().orElseThrow();
    String config = CodeDeploy.configName(wanted.shift().strategy());
    if (!there.application()) {
      return new Step.CreateApplication(codeDeploy.application());
    }
    if (world.observed(Facet.DEPLOYMENT_CONFIG).isAbsent()) {
      return new Step.CreateDeploymentConfig(config, wanted.shift().strategy());
    }
    String role = codeDeploy.serviceRoleArn();
    return there.group() || role == null
        ? null
        : new Step.CreateDeploymentGroup(
            codeDeploy.application(),
            codeDeploy.deploymentGroup(),
            config,
            role,
            wanted.shift().alarms());
  }

  /** CodeDeploy leaves the description alone, so the ledger of its move is written before. */
  private static @Nullable Step note(
      World world, AliasGoal wanted, String target, AliasState alias, Instant seenAt) {
    String own =
        wanted.description() instanceof Attribute.Unmanaged
            ? AliasLedger.userPart(alias.description())
            : wanted.description().target("").orElse("");
    boolean noted =
        AliasLedger.announces(alias, target)
            && AliasLedger.userPart(alias.description()).equals(own);
    if (noted || (!wanted.ledger() && own.equals(alias.description()))) {
      return null;
    }
    if (world.accepted(Step.NoteMove.class)) {
      return Waits.visibility(world, Facet.ALIAS, seenAt, "noting the move");
    }
    String description = wanted.ledger() ? AliasLedger.coming(alias, target).appendTo(own) : own;
    return new Step.NoteMove(
        alias.name(), alias.version(), target, description, alias.revisionId());
  }

  private static String describe(DeploymentView found, AliasState alias) {
    return found.id() + ": " + found.status() + ", alias at " + alias.target();
  }

  private AliasGoal wanted() {
    return goal.request().alias().orElseThrow();
  }

  private CodeDeploy requireEngine() {
    if (engine == null) {
      throw new IllegalStateException("this library shifts itself");
    }
    return engine;
  }
}
