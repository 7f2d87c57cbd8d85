package dev.snapstart.internal.plan;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.LambdaFailure;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionSettings;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.VersionGoal;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.Step;
import dev.snapstart.plan.WaitReason;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds or publishes the version, and waits until it is ready.
 *
 * <p>A version that had failed before this run is left behind once: a mark on the function's
 * description makes {@code $LATEST} publishable again, because PublishVersion keeps handing back
 * the newest version as long as nothing changed.
 */
final class VersionPhase {
  private final Goal goal;
  private final DeadVersions deadVersions;
  private final ExistingVersion existingVersion;

  VersionPhase(Goal goal) {
    this.goal = goal;
    this.existingVersion = new ExistingVersion(goal);
    this.deadVersions = new DeadVersions(goal);
  }

  /** The version that the run leads to, or null while it is not decided. */
  @Nullable String candidate(World world) {
    Optional<String> existing = existingVersion.number(world);
    if (existing.isPresent()) {
      return existing.get();
    }
    if (goal.publish().isEmpty()) {
      return null;
    }
    World.Published published = world.deeds().published();
    return published != null ? published.version() : reusable(world);
  }

  @Nullable Step next(World world) {
    Optional<VersionGoal.Publish> publish = goal.publish();
    String candidate = candidate(world);
    if (candidate == null) {
      return publish.isEmpty() ? null : publish(world, publish.get());
    }
    Observed<FunctionState> seen = world.version(candidate);
    if (seen instanceof Observed.Present<FunctionState> present) {
      return ready(world, candidate, present.state(), present.seenAt());
    }
    if (seen instanceof Observed.Absent<FunctionState> absent) {
      return gone(world, candidate, absent.seenAt());
    }
    return goal.request().awaitSnapshot() ? new Step.Observe(Facet.version(candidate)) : null;
  }

  /** A version that has traffic, if it carries just what {@code $LATEST} would publish. */
  private static @Nullable String reusable(World world) {
    Optional<FunctionState> latest = world.latest().value();
    if (latest.isEmpty() || latest.get().isInProgress()) {
      return null;
    }
    return Reads.trafficked(world)
        .flatMap(number -> world.version(number).value().stream())
        .filter(version -> !version.isFailed() && latest.get().sameContent(version))
        .map(FunctionState::version)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Step publish(World world, VersionGoal.Publish publish) {
    return world
        .latest()
        .value()
        .map(
            latest ->
                new Step.PublishVersion(
                    publish.description(), latest.codeSha256(), latest.revisionId()))
        .orElse(null);
  }

  private @Nullable Step ready(
      World world, String candidate, FunctionState version, Instant seenAt) {
    if (version.isFailed()) {
      return failed(world, version);
    }
    if (!goal.request().awaitSnapshot() || version.isReady()) {
      return null;
    }
    if (version.isInactive()) {
      return inactive(world, version, seenAt);
    }
    return Waits.until(
        world, WaitReason.SNAPSHOT, Facet.version(candidate), seenAt, describe(version));
  }

  private @Nullable Step inactive(World world, FunctionState version, Instant seenAt) {
    String number = version.version();
    boolean aliasIsThere =
        world.alias().value().filter(alias -> alias.version().equals(number)).isPresent();
    if (aliasIsThere) {
      return null;
    }
    if (!version.snapStart()) {
      // Here an invocation may run the code, and that is for the user to decide.
      return new Step.Stop(
          ErrorCode.VERSION_INACTIVE,
          "Version " + number + " is Inactive: Lambda took its resources back after idleness.",
          "Invoke the version once, wait until it is Active, and run again.");
    }
    if (!world.accepted(Step.WakeVersion.class)) {
      return new Step.WakeVersion(number);
    }
    LambdaFailure failure = LambdaFailure.of(version.stateReasonCode(), version.stateReason());
    return Waits.visibility(
        world,
        Facet.version(number),
        seenAt,
        "waking version " + number,
        new Step.Stop(
            ErrorCode.VERSION_INACTIVE,
            "Version " + number + " stays Inactive though it was invoked: " + failure.words() + ".",
            "Read its log, or publish a new version. Its log: " + LogCommand.of(version),
            failure));
  }

  private Step failed(World world, FunctionState version) {
    Step delete = deadVersions.deletion(world, version.version());
    if (delete != null) {
      return delete;
    }
    World.Published published = world.deeds().published();
    Optional<FunctionState> latest = world.latest().value();
    boolean failedBefore = published != null && !published.fresh() && !published.seenPending();
    if (failedBefore && !hasRecovered(world)) {
      return latest
          .<Step>map(
              state ->
                  new Step.UpdateConfiguration(
                      FunctionSettings.builder()
                          .set(
                              FunctionSetting.DESCRIPTION,
                              state.settings().get(FunctionSetting.DESCRIPTION).orElse(""))
                          .build(),
                      state.recoveryRound() + 1,
                      state.revisionId()))
          .orElseGet(() -> new Step.Observe(Facet.LATEST));
    }
    LambdaFailure failure = LambdaFailure.of(version.stateReasonCode(), version.stateReason());
    return new Step.Stop(
        ErrorCode.SNAPSHOT_FAILED,
        "The snapshot of version "
            + version.version()
            + " failed: "
            + failure.words()
            + "."
            + (goal.request().alias().isPresent() ? " The alias was not moved." : ""),
        failure.remedy() + SnapStartImages.hint(version) + " Its log: " + LogCommand.of(version),
        failure);
  }

  private static boolean hasRecovered(World world) {
    return world.deeds().accepted().stream()
        .anyMatch(
            write ->
                write instanceof Step.UpdateConfiguration update && update.recoveryRound() > 0);
  }

  private Step gone(World world, String candidate, Instant seenAt) {
    World.Published published = world.deeds().published();
    if (published != null && published.read()) {
      return new Step.Stop(
          ErrorCode.DRIFT,
          "Version " + candidate + " was deleted during this run, and not by it.",
          Drift.ADVICE);
    }
    if (published != null && published.fresh()) {
      return Waits.visibility(
          world, Facet.version(candidate), seenAt, "publishing version " + candidate);
    }
    return new Step.Stop(
        ErrorCode.VERSION_NOT_FOUND,
        "Version " + candidate + " of " + goal.request().function() + " does not exist.",
        "Look at the function's versions ('status' shows those that aliases point to).");
  }

  private static String describe(FunctionState version) {
    return version.state()
        + (version.snapStart() && version.optimizationStatus() != null
            ? ", optimization " + version.optimizationStatus()
            : "");
  }
}
