package dev.snapstart.internal.plan;

import dev.snapstart.error.SnapStartException;
import dev.snapstart.model.AliasState;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.KmsKeyView;
import dev.snapstart.plan.CallerWrite;
import dev.snapstart.plan.DeploymentPlan;
import dev.snapstart.plan.DeploymentPlan.PlannedStep;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.Listing;
import dev.snapstart.plan.Step;
import dev.snapstart.plan.WaitReason;
import dev.snapstart.traffic.GateResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the planner on a fully observed world and assumes that every write succeeds and every wait
 * ends well: what it lists is what a run would do, because it is decided by the same code.
 */
public final class Forecast {
  /** Stands for a version that is not published yet; Lambda counts from 1. */
  static final String NEW_VERSION = "0";

  /** The name under which the wait for a snapshot is listed. */
  public static final String AWAIT_SNAPSHOT = "AwaitSnapshot";

  /** The name of the wait for CodeDeploy. */
  public static final String AWAIT_DEPLOYMENT = "AwaitDeployment";

  private static final Listing<String> NO_QUALIFIERS = new Listing<>(List.of(), null, null, false);
  private static final String UNKNOWN_HASH = "known after upload";

  private static final KmsKeyView UNSEEN_KEY = new KmsKeyView.Unseen("not looked at yet");

  /** A shift of 1% a step has 99 portions with a wait behind each. */
  private static final int MOST_STEPS = 1_000;

  /** Two looks and a write. */
  private static final int STEPS_FOR_A_CALLER = 3;

  /** After every interval of every shift. */
  private static final Instant FAR_AHEAD = Instant.parse("9999-01-01T00:00:00Z");

  private final Goal goal;
  private final Planner planner;

  public Forecast(Goal goal, Planner planner) {
    this.goal = goal;
    this.planner = planner;
  }

  /**
   * Forecasts a run.
   *
   * @throws SnapStartException if the run would stop without reaching its goal
   */
  public DeploymentPlan of(World observed, String region) {
    List<Step> writes = new ArrayList<>();
    List<PlannedStep> steps = new ArrayList<>();
    World world = observed.withPause(null);
    int most =
        MOST_STEPS
            + world.observed(Facet.VERSIONS).value().map(Forecast::size).orElse(0)
            + planner.callerMoves(world).map(moves -> moves.steps().size()).orElse(0)
                * STEPS_FOR_A_CALLER;
    for (int i = 0; i < most; i++) {
      Step step = planner.next(world);
      if (step instanceof Step.Done) {
        String account = Reads.account(observed);
        return new DeploymentPlan(
            goal.request().function().name(),
            region,
            account == null ? "" : account,
            new Changes(goal, observed).of(writes),
            steps,
            Warnings.of(goal, observed),
            planner.pruning(world));
      }
      if (step instanceof Step.Stop stop) {
        throw Stops.toException(stop, goal.request().function().name());
      }
      if (step instanceof Step.Write write) {
        writes.add(write);
        steps.add(new PlannedStep(write.name(), true));
      } else if (step instanceof Step.WaitUntil wait && wait.reason() == WaitReason.SNAPSHOT) {
        steps.add(new PlannedStep(AWAIT_SNAPSHOT, false));
      } else if (step instanceof Step.WaitUntil wait && wait.reason() == WaitReason.DEPLOYMENT) {
        steps.add(new PlannedStep(AWAIT_DEPLOYMENT, false));
      } else if (step instanceof Step.CheckGate check && check.percent() == 0) {
        steps.add(new PlannedStep(check.name(), false));
      }
      world = assume(step, world);
    }
    throw new IllegalStateException("the forecast does not end: " + steps);
  }

  private World assume(Step step, World world) {
    Instant now = Instant.EPOCH;
    if (step instanceof Step.WaitUntil wait && wait.reason() == WaitReason.DEPLOYMENT) {
      return AssumedHandOver.ended(goal, planner.candidate(world), world);
    }
    if (step instanceof Step.WaitUntil wait) {
      return wait.facet().equals(Facet.ALIAS)
          ? shifted(wait, world)
          : settle(wait.facet(), world, now);
    }
    if (step instanceof Step.CheckGate check) {
      // Asked again at each look: what it will say is assumed once and for all.
      return world.with(
          Facet.gate(check.gate()),
          new Observed.Present<>(GateResult.passed(check.gate(), "assumed"), FAR_AHEAD));
    }
    if (step instanceof Step.CreateFunction create) {
      String hash = hash(world);
      return world
          .withAccepted(create)
          .with(Facet.CODE_HASH, new Observed.Present<>(hash, now))
          .with(
              Facet.LATEST,
              new Observed.Present<>(AssumedStates.created(arn(world), hash, create), now));
    }
    if (step instanceof Step.UpdateCode update) {
      String hash = hash(world);
      return withLatest(
          world.withAccepted(update), latest -> AssumedStates.withCode(latest, hash, update), now);
    }
    if (step instanceof Step.UpdateConfiguration update) {
      return withLatest(
          world.withAccepted(update),
          latest -> AssumedStates.withSettings(latest, latest.codeSha256(), update.settings()),
          now);
    }
    if (step instanceof Step.PublishVersion publish) {
      return published(publish, world, now);
    }
    if (step instanceof Step.AliasWrite write) {
      World unpaused = step instanceof Step.WeighAlias ? world.withPause(null) : world;
      return alias(
          unpaused.withAccepted(write), AssumedStates.written(write, world.alias().value()));
    }
    if (step instanceof CallerWrite write) {
      return AssumedCallers.written(write, world);
    }
    if (AssumedHandOver.concerns(step)) {
      return AssumedHandOver.written((Step.Write) step, world);
    }
    if (step instanceof Step.StagePackage stage) {
      return world
          .withAccepted(stage)
          .with(Facet.STAGED_PACKAGE, new Observed.Present<>(stage.key(), now));
    }
    if (step instanceof Step.WakeVersion wake) {
      return assumeRestored(wake, world.withAccepted(wake), now);
    }
    if (step instanceof Step.DeleteVersion delete) {
      return world.withAccepted(delete);
    }
    if (step instanceof Step.TagFunction tag) {
      return withLatest(
          world.withAccepted(tag),
          latest -> AssumedStates.withTags(latest, tags -> tags.putAll(tag.tags())),
          now);
    }
    if (step instanceof Step.UntagFunction untag) {
      return withLatest(
          world.withAccepted(untag),
          latest -> AssumedStates.withTags(latest, tags -> tags.keySet().removeAll(untag.names())),
          now);
    }
    if (step instanceof Step.Observe observe) {
      return assumeSeen(observe.facet(), world, now);
    }
    throw new IllegalStateException("nothing can be assumed of " + step.name());
  }

  /** Pruning looks at the list of all aliases, where the move shows as well. */
  private static World withListed(List<AliasState> moved, World world) {
    if (!(world.observed(Facet.ALIASES) instanceof Observed.Present<Listing<AliasState>> listed)) {
      return world;
    }
    List<AliasState> aliases = new ArrayList<>(listed.state().items());
    moved.forEach(it -> aliases.removeIf(alias -> alias.name().equals(it.name())));
    aliases.addAll(moved);
    Listing<AliasState> list = new Listing<>(aliases, null, listed.state().serverTime(), false);
    return world.with(Facet.ALIASES, new Observed.Present<>(list, listed.seenAt()));
  }

  private static int size(Listing<?> list) {
    return list.items().size();
  }

  /** A portion has had its time, and somebody else's weights are gone. */
  private static World shifted(Step.WaitUntil wait, World world) {
    World paused = world.withPause(new World.Pause(wait.reason(), wait.facet(), wait.since()));
    return world
        .alias()
        .value()
        .map(
            alias ->
                wait.reason() == WaitReason.FOREIGN_SHIFT
                    ? paused.readAlias(
                        new Observed.Present<>(AssumedStates.plain(alias), FAR_AHEAD))
                    : paused.with(Facet.ALIAS, new Observed.Present<>(alias, FAR_AHEAD)))
        .orElse(paused);
  }

  static World alias(World world, AliasState alias) {
    return withListed(List.of(alias), world)
        .with(Facet.ALIAS, new Observed.Present<>(alias, Instant.EPOCH));
  }

  private static World assumeRestored(Step.WakeVersion wake, World world, Instant now) {
    return world
        .version(wake.version())
        .value()
        .map(AssumedStates::restoring)
        .map(state -> world.with(Facet.version(wake.version()), new Observed.Present<>(state, now)))
        .orElse(world);
  }

  /** What is only looked at once somebody else's update has settled. */
  private static World assumeSeen(Facet<?> facet, World world, Instant now) {
    return switch (facet.kind()) {
      case CODE_HASH -> world.with(Facet.CODE_HASH, new Observed.Present<>(UNKNOWN_HASH, now));
      case S3_OBJECT -> world.with(Facet.S3_OBJECT, new Observed.Absent<>(now));
      case STAGED_PACKAGE -> world.with(Facet.STAGED_PACKAGE, new Observed.Absent<>(now));
      case KMS_KEY -> world.with(Facet.KMS_KEY, new Observed.Present<>(UNSEEN_KEY, now));
      case SOURCE_KMS_KEY ->
          world.with(Facet.SOURCE_KMS_KEY, new Observed.Present<>(UNSEEN_KEY, now));
      // The version that traffic moves away from, which only has to go with the new one.
      case VERSION ->
          world.with(
              Facet.version(String.valueOf(facet.name())), new Observed.Absent<FunctionState>(now));
      case PROVISIONED ->
          world.observed(Facet.PROVISIONED).isUnknown()
              ? world.with(Facet.PROVISIONED, new Observed.Present<>(NO_QUALIFIERS, now))
              : seenAgain(Facet.PROVISIONED, world);
      case MAPPINGS, POLICY -> seenAgain(facet, world);
      case MAPPING, ALLOWED, URL, INTEGRATION -> AssumedCallers.seen(facet, world);
      case ALIASES -> withListed(List.of(), world);
      case DEPLOYMENTS ->
          world.with(Facet.DEPLOYMENTS, new Observed.Present<>(List.<String>of(), now));
      default -> throw new IllegalStateException("nothing can be assumed of " + facet);
    };
  }

  /** What a run reads once more before it deletes is assumed to be as it was. */
  private static <T> World seenAgain(Facet<T> facet, World world) {
    if (world.observed(facet) instanceof Observed.Present<T> before
        && world.observed(Facet.ALIASES) instanceof Observed.Present<Listing<AliasState>> aliases) {
      return world.with(facet, new Observed.Present<>(before.state(), aliases.seenAt()));
    }
    throw new IllegalStateException("nothing can be assumed of " + facet);
  }

  private static World settle(Facet<?> facet, World world, Instant now) {
    String version = facet.version();
    if (version == null) {
      return withLatest(world, AssumedStates::settled, now);
    }
    return world
        .version(version)
        .value()
        .map(
            state ->
                world.with(
                    Facet.version(version),
                    new Observed.Present<>(AssumedStates.ready(state), now)))
        .orElse(world);
  }

  private static World withLatest(
      World world, java.util.function.UnaryOperator<FunctionState> change, Instant now) {
    return world
        .latest()
        .value()
        .map(latest -> world.with(Facet.LATEST, new Observed.Present<>(change.apply(latest), now)))
        .orElse(world);
  }

  private static World published(Step.PublishVersion publish, World world, Instant now) {
    FunctionState version =
        AssumedStates.version(NEW_VERSION, world.latest().value().orElseThrow());
    return world
        .withAccepted(publish)
        .withPublished(new World.Published(NEW_VERSION, true, false, true))
        .with(Facet.version(NEW_VERSION), new Observed.Present<>(version, now));
  }

  private String arn(World world) {
    return "arn:aws:lambda::"
        + world.observed(Facet.IDENTITY).value().orElse("")
        + ":function:"
        + goal.request().function().name();
  }

  private String hash(World world) {
    String wanted = Drift.wantedHash(goal, world);
    return wanted == null ? UNKNOWN_HASH : wanted;
  }
}
