package dev.snapstart.internal.version;

import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.DeploymentResult;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.PruneGoal;
import dev.snapstart.model.PruneReport;
import dev.snapstart.plan.DeploymentPlan;
import dev.snapstart.version.VersionInfo;
import dev.snapstart.version.VersionReport;
import dev.snapstart.version.Versions;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists versions, and turns what is to become of them into requests to the engine. */
public final class VersionKeeper implements Versions {
  private static final PruneReport NOTHING =
      new PruneReport(List.of(), List.of(), Optional.empty());

  private final VersionLister lister;
  private final Function<DeploymentRequest, DeploymentPlan> plan;
  private final Function<DeploymentRequest, DeploymentResult> deploy;

  public VersionKeeper(
      VersionLister lister,
      Function<DeploymentRequest, DeploymentPlan> plan,
      Function<DeploymentRequest, DeploymentResult> deploy) {
    this.lister = lister;
    this.plan = plan;
    this.deploy = deploy;
  }

  @Override
  public VersionReport list(String function) {
    return lister.list(function);
  }

  @Override
  public PruneReport planPrune(String function, PruneGoal goal) {
    return plan.apply(pruning(function, goal)).pruning().orElse(NOTHING);
  }

  @Override
  public PruneReport prune(String function, PruneGoal goal) {
    return deploy.apply(pruning(function, goal)).pruning().orElse(NOTHING);
  }

  @Override
  public DeploymentResult disableSnapStart(
      String function, @Nullable String alias, boolean deleteSnapshots) {
    DeploymentRequest.Builder request =
        DeploymentRequest.forFunction(function)
            .settings(settings -> settings.snapStart(false))
            .publish();
    return deploy.apply(
        with(request, alias, deleteSnapshots ? PruneGoal.Only.withSnapStart() : null));
  }

  @Override
  public List<VersionInfo> changeKey(
      String function, @Nullable String keyArn, @Nullable String alias, boolean deleteOthers) {
    DeploymentRequest.Builder request =
        DeploymentRequest.forFunction(function)
            .settings(
                settings ->
                    keyArn == null
                        ? settings.clear(FunctionSetting.KMS_KEY_ARN)
                        : settings.kmsKeyArn(keyArn))
            .publish();
    var unused =
        deploy.apply(
            with(request, alias, deleteOthers ? PruneGoal.Only.underOtherKeysThan(keyArn) : null));
    return list(function).underOtherKeysThan(keyArn == null ? "" : keyArn);
  }

  private static DeploymentRequest pruning(String function, PruneGoal goal) {
    return DeploymentRequest.forFunction(function).prune(goal).build();
  }

  private static DeploymentRequest with(
      DeploymentRequest.Builder request, @Nullable String alias, PruneGoal.@Nullable Only only) {
    if (alias != null) {
      request.alias(alias);
    }
    if (only != null) {
      request.prune(PruneGoal.keeping(0).withOnly(only));
    }
    return request.build();
  }
}
