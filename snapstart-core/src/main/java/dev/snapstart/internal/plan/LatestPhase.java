package dev.snapstart.internal.plan;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.LambdaFailure;
import dev.snapstart.model.Attribute;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionSettings;
import dev.snapstart.model.FunctionState;
import dev.snapstart.plan.CodePackage;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.Step;
import dev.snapstart.plan.WaitReason;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings {@code $LATEST} to what is wanted: create, or code, then configuration, each settled
 * before the next. Lambda refuses a write while another is in progress, and a version published in
 * between would carry the old half.
 */
final class LatestPhase {
  private final Goal goal;
  private final CreateCompleteness completeness;
  private final CodeDelivery delivery;

  LatestPhase(Goal goal) {
    this.goal = goal;
    this.completeness = new CreateCompleteness(goal);
    this.delivery = new CodeDelivery(goal);
  }

  @Nullable Step next(World world) {
    if (!goal.concernsLatest() || world.deeds().published() != null) {
      return null;
    }
    if (world.latest() instanceof Observed.Present<FunctionState> present) {
      return bring(world, present.state(), present.seenAt());
    }
    if (world.latest() instanceof Observed.Absent<FunctionState> absent) {
      return world.accepted(Step.CreateFunction.class)
          ? Waits.visibility(world, Facet.LATEST, absent.seenAt(), "the created function")
          : create(world);
    }
    return new Step.Observe(Facet.LATEST);
  }

  private @Nullable Step create(World world) {
    Step missing = completeness.missing();
    CodePackage code = goal.code();
    if (missing != null || code == null) {
      return missing;
    }
    Step stage = stage(world);
    if (stage != null) {
      return stage;
    }
    Map<String, String> tags =
        goal.request().tags() instanceof Attribute.Set<Map<String, String>> set
            ? set.value()
            : Map.of();
    return new Step.CreateFunction(code, goal.settings(), tags);
  }

  private @Nullable Step bring(World world, FunctionState latest, Instant seenAt) {
    if (latest.isInProgress()) {
      boolean creating = "Pending".equals(latest.state());
      return Waits.until(
          world,
          creating ? WaitReason.CREATION : WaitReason.UPDATE,
          Facet.LATEST,
          seenAt,
          creating ? "Pending" : "InProgress");
    }
    if (latest.isFailed()) {
      return failed(world, latest);
    }
    if (latest.isUpdateFailed()
        && world.deeds().accepted().stream().anyMatch(LatestPhase::isUpdate)) {
      return updateFailed(latest);
    }
    Step code = code(world, latest, seenAt);
    if (code != null) {
      return code;
    }
    Step configuration = configuration(world, latest, seenAt);
    if (configuration != null) {
      return configuration;
    }
    return latest.isUpdateFailed() ? sendOnceMore(world, latest) : null;
  }

  private static Step failed(World world, FunctionState latest) {
    boolean createdByThisRun = world.accepted(Step.CreateFunction.class);
    LambdaFailure failure = LambdaFailure.of(latest.stateReasonCode(), latest.stateReason());
    return new Step.Stop(
        ErrorCode.FUNCTION_FAILED,
        "The function is in state Failed: " + failure.words() + ".",
        failure.remedy()
            + (createdByThisRun
                ? " Then delete the function that this run created, and run again."
                : " Only then decide whether the function must be made anew."),
        failure);
  }

  /** An update that failed before this run shows its values, yet they are not in force. */
  private Step sendOnceMore(World world, FunctionState latest) {
    FunctionSettings.Builder all = FunctionSettings.builder();
    goal.settings().managed().stream()
        .filter(setting -> !setting.travelsWithCode())
        .filter(setting -> PackageTypes.applies(setting, latest))
        .forEach(setting -> Differences.copy(goal.settings(), setting, all));
    FunctionSettings managed = all.build();
    if (managed.isManaged()) {
      return new Step.UpdateConfiguration(managed, 0, latest.revisionId());
    }
    CodePackage code = goal.code();
    return code != null && goal.staging() == null
        ? updateCode(world, latest)
        : updateFailed(latest);
  }

  /** What goes with the code: what differs, and the source key that is there. */
  private FunctionSettings travelling(FunctionState latest) {
    FunctionSettings differing = differing(latest, true);
    Optional<String> key =
        latest.settings().get(FunctionSetting.SOURCE_KMS_KEY_ARN).filter(arn -> !arn.isEmpty());
    if (key.isEmpty() || differing.get(FunctionSetting.SOURCE_KMS_KEY_ARN).isManaged()) {
      return differing;
    }
    FunctionSettings.Builder all = FunctionSettings.builder();
    differing.managed().forEach(setting -> Differences.copy(differing, setting, all));
    return all.set(FunctionSetting.SOURCE_KMS_KEY_ARN, key.get()).build();
  }

  private static boolean isUpdate(Step.Write write) {
    return write instanceof Step.UpdateCode || write instanceof Step.UpdateConfiguration;
  }

  private static Step updateFailed(FunctionState latest) {
    LambdaFailure failure =
        LambdaFailure.of(latest.lastUpdateStatusReasonCode(), latest.lastUpdateStatusReason());
    return new Step.Stop(
        ErrorCode.UPDATE_FAILED,
        "The last update of $LATEST was accepted and then failed: " + failure.words() + ".",
        failure.remedy() + " Then deploy again.",
        failure);
  }

  private @Nullable Step code(World world, FunctionState latest, Instant seenAt) {
    FunctionSettings travelling = differing(latest, true);
    CodePackage code = goal.code();
    if (code == null) {
      return travelling.isManaged() ? needsCode(travelling) : null;
    }
    String wanted = Drift.wantedHash(goal, world);
    if (delivery.isThere(world, latest) && !travelling.isManaged()) {
      return null;
    }
    if (wanted == null && world.accepted(Step.UpdateCode.class)) {
      return null;
    }
    if (world.accepted(Step.UpdateCode.class)) {
      return Waits.visibility(world, Facet.LATEST, seenAt, "the new code");
    }
    Step stage = stage(world);
    return stage != null ? stage : updateCode(world, latest);
  }

  private Step updateCode(World world, FunctionState latest) {
    return new Step.UpdateCode(
        delivery.toSend(world, latest), travelling(latest), latest.revisionId());
  }

  private @Nullable Step stage(World world) {
    Step.StagePackage staging = goal.staging();
    return staging != null && world.observed(Facet.STAGED_PACKAGE).isAbsent() ? staging : null;
  }

  private @Nullable Step configuration(World world, FunctionState latest, Instant seenAt) {
    FunctionSettings differing = differing(latest, false);
    if (!differing.isManaged()) {
      return null;
    }
    boolean alreadyWritten =
        world.deeds().accepted().stream()
            .anyMatch(
                write ->
                    write instanceof Step.UpdateConfiguration update
                        && update.settings().managed().containsAll(differing.managed()));
    if (!alreadyWritten) {
      return new Step.UpdateConfiguration(differing, 0, latest.revisionId());
    }
    boolean onlyUnreadable =
        differing.managed().stream().allMatch(setting -> latest.settings().get(setting).isEmpty());
    return onlyUnreadable
        ? null
        : Waits.visibility(world, Facet.LATEST, seenAt, "the new " + labels(differing));
  }

  private FunctionSettings differing(FunctionState latest, boolean withCode) {
    return Differences.of(goal.settings(), latest, withCode);
  }

  private static Step needsCode(FunctionSettings travelling) {
    return new Step.Stop(
        ErrorCode.INVALID_REQUEST,
        "The " + labels(travelling) + " can only be changed together with the code.",
        "Name the code as well (the 'deploy' or 'code' goal does).");
  }

  private static String labels(FunctionSettings settings) {
    return String.join(", ", settings.managed().stream().map(FunctionSetting::label).toList());
  }
}
