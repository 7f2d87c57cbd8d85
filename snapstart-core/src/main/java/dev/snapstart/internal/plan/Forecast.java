package dev.snapstart.internal.plan;

import dev.snapstart.error.SnapStartException;
import dev.snapstart.model.AliasState;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionSettings;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.SettingValues;
import dev.snapstart.plan.CodePackage;
import dev.snapstart.plan.DeploymentPlan;
import dev.snapstart.plan.DeploymentPlan.PlannedStep;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.Step;
import dev.snapstart.plan.WaitReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs the planner on a fully observed world and assumes that every write succeeds and every wait
 * ends well: what it lists is what a run would do, because it is decided by the same code.
 */
public final class Forecast {
  /** Stands for a version that is not published yet; Lambda counts from 1. */
  static final String NEW_VERSION = "0";

  /** The name under which the wait for a snapshot is listed. */
  public static final String AWAIT_SNAPSHOT = "AwaitSnapshot";

  private static final String UNKNOWN_HASH = "known after upload";
  private static final int MOST_STEPS = 64;

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
    for (int i = 0; i < MOST_STEPS; i++) {
      Step step = planner.next(world);
      if (step instanceof Step.Done) {
        String account = Reads.account(observed);
        return new DeploymentPlan(
            goal.request().function().name(),
            region,
            account == null ? "" : account,
            new Changes(goal, observed).of(writes),
            steps,
            Warnings.of(goal, observed));
      }
      if (step instanceof Step.Stop stop) {
        throw Stops.toException(stop, goal.request().function().name());
      }
      if (step instanceof Step.Write write) {
        writes.add(write);
        steps.add(new PlannedStep(write.name(), true));
      } else if (step instanceof Step.WaitUntil wait && wait.reason() == WaitReason.SNAPSHOT) {
        steps.add(new PlannedStep(AWAIT_SNAPSHOT, false));
      }
      world = assume(step, world);
    }
    throw new IllegalStateException("the forecast does not end: " + steps);
  }

  private World assume(Step step, World world) {
    Instant now = Instant.EPOCH;
    if (step instanceof Step.WaitUntil wait) {
      return settle(wait.facet(), world, now);
    }
    if (step instanceof Step.CreateFunction create) {
      String hash = hash(create.code(), world);
      return world
          .withAccepted(create)
          .withObjectHash(new Observed.Present<>(hash, now))
          .withLatest(new Observed.Present<>(created(create, hash, world), now));
    }
    if (step instanceof Step.UpdateCode update) {
      String hash = hash(update.code(), world);
      return withLatest(
          world.withAccepted(update), latest -> withSettings(latest, hash, update.settings()), now);
    }
    if (step instanceof Step.UpdateConfiguration update) {
      return withLatest(
          world.withAccepted(update),
          latest -> withSettings(latest, latest.codeSha256(), update.settings()),
          now);
    }
    if (step instanceof Step.PublishVersion publish) {
      return published(publish, world, now);
    }
    if (step instanceof Step.ShiftAlias shift) {
      AliasState alias =
          new AliasState("", shift.alias(), shift.to(), Map.of(), shift.description(), null);
      return world.withAccepted(shift).withAlias(new Observed.Present<>(alias, now));
    }
    if (step instanceof Step.StagePackage stage) {
      return world.withAccepted(stage).withStagedPackage(new Observed.Present<>(stage.key(), now));
    }
    if (step instanceof Step.TagFunction tag) {
      return withTags(world.withAccepted(tag), tags -> tags.putAll(tag.tags()), now);
    }
    if (step instanceof Step.UntagFunction untag) {
      return withTags(
          world.withAccepted(untag), tags -> tags.keySet().removeAll(untag.names()), now);
    }
    if (step instanceof Step.Observe observe) {
      return assumeSeen(observe.facet(), world, now);
    }
    throw new IllegalStateException("nothing can be assumed of " + step.name());
  }

  /** What is only looked at once somebody else's update has settled. */
  private static World assumeSeen(Facet facet, World world, Instant now) {
    return switch (facet.kind()) {
      case OBJECT_HASH -> world.withObjectHash(new Observed.Present<>(UNKNOWN_HASH, now));
      case STAGED_PACKAGE -> world.withStagedPackage(new Observed.Absent<>(now));
      default -> throw new IllegalStateException("nothing can be assumed of " + facet);
    };
  }

  private static World withTags(
      World world, java.util.function.Consumer<Map<String, String>> change, Instant now) {
    return withLatest(
        world,
        latest -> {
          Map<String, String> tags = new java.util.TreeMap<>();
          if (latest.tags() != null) {
            tags.putAll(latest.tags());
          }
          change.accept(tags);
          return copy(
              latest,
              latest.codeSha256(),
              latest.settings(),
              String.valueOf(latest.state()),
              latest.lastUpdateStatus(),
              "Off",
              tags);
        },
        now);
  }

  private static World settle(Facet facet, World world, Instant now) {
    String version = facet.version();
    if (version == null) {
      return withLatest(world, Forecast::settled, now);
    }
    return world
        .version(version)
        .value()
        .map(state -> world.withVersion(version, new Observed.Present<>(ready(state), now)))
        .orElse(world);
  }

  private static World withLatest(
      World world, java.util.function.UnaryOperator<FunctionState> change, Instant now) {
    return world
        .latest()
        .value()
        .map(latest -> world.withLatest(new Observed.Present<>(change.apply(latest), now)))
        .orElse(world);
  }

  private World published(Step.PublishVersion publish, World world, Instant now) {
    FunctionState latest = world.latest().value().orElseThrow();
    String status = latest.snapStart() ? "Pending" : "Active";
    FunctionState version =
        new FunctionState(
            latest.arn() + ":" + NEW_VERSION,
            NEW_VERSION,
            latest.codeSha256(),
            latest.codeSizeBytes(),
            latest.packageType(),
            latest.settings(),
            latest.furtherSettings(),
            latest.recoveryRound(),
            status,
            null,
            null,
            null,
            null,
            null,
            "Off",
            null,
            null,
            null);
    return world
        .withAccepted(publish)
        .withPublished(new World.Published(NEW_VERSION, true, false, true))
        .withVersion(NEW_VERSION, new Observed.Present<>(version, now));
  }

  private FunctionState created(Step.CreateFunction create, String hash, World world) {
    SettingValues.Builder values = SettingValues.builder();
    FunctionSetting.all().forEach(setting -> putTarget(create.settings(), setting, values));
    String arn =
        "arn:aws:lambda::"
            + world.account().value().orElse("")
            + ":function:"
            + goal.request().function().name();
    return new FunctionState(
        arn,
        "$LATEST",
        hash,
        0,
        "Zip",
        values.build(),
        "",
        0,
        "Active",
        null,
        null,
        "Successful",
        null,
        null,
        "Off",
        null,
        null,
        create.tags());
  }

  private static String hash(CodePackage code, World world) {
    if (code instanceof CodePackage.Upload upload) {
      return upload.sha256();
    }
    String sha256 = ((CodePackage.InS3) code).sha256();
    return sha256 != null ? sha256 : world.objectHash().value().orElse(UNKNOWN_HASH);
  }

  private static FunctionState withSettings(
      FunctionState latest, String codeSha256, FunctionSettings written) {
    SettingValues.Builder values = latest.settings().toBuilder();
    written.managed().forEach(setting -> putTarget(written, setting, values));
    return copy(latest, codeSha256, values.build(), "Active", "Successful", "Off");
  }

  private static <T> void putTarget(
      FunctionSettings from, FunctionSetting<T> setting, SettingValues.Builder to) {
    from.target(setting)
        .or(() -> java.util.Optional.ofNullable(setting.defaultValue()))
        .ifPresent(value -> to.put(setting, value));
  }

  private static FunctionState settled(FunctionState state) {
    return copy(state, state.codeSha256(), state.settings(), "Active", "Successful", "Off");
  }

  private static FunctionState ready(FunctionState state) {
    return copy(
        state,
        state.codeSha256(),
        state.settings(),
        "Active",
        null,
        state.snapStart() ? "On" : "Off");
  }

  private static FunctionState copy(
      FunctionState state,
      String codeSha256,
      SettingValues settings,
      String status,
      @Nullable String lastUpdateStatus,
      String optimization) {
    return copy(state, codeSha256, settings, status, lastUpdateStatus, optimization, state.tags());
  }

  private static FunctionState copy(
      FunctionState state,
      String codeSha256,
      SettingValues settings,
      String status,
      @Nullable String lastUpdateStatus,
      String optimization,
      @Nullable Map<String, String> tags) {
    return new FunctionState(
        state.arn(),
        state.version(),
        codeSha256,
        state.codeSizeBytes(),
        state.packageType(),
        settings,
        state.furtherSettings(),
        state.recoveryRound(),
        status,
        null,
        null,
        lastUpdateStatus,
        null,
        null,
        optimization,
        state.revisionId(),
        state.lastModified(),
        tags);
  }
}
