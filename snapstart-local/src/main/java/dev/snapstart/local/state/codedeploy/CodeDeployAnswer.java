package dev.snapstart.local.state.codedeploy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What CodeDeploy answers, under its own names. */
public sealed interface CodeDeployAnswer {

  /** Ids, states and other single texts. */
  record Values(Map<String, String> values) implements CodeDeployAnswer {}

  /** An application. */
  record Application(ApplicationInfo application) implements CodeDeployAnswer {}

  /** An application's members. */
  record ApplicationInfo(
      String applicationId,
      String applicationName,
      Instant createTime,
      boolean linkedToGitHub,
      String computePlatform) {}

  /** A traffic configuration. */
  record DeploymentConfig(DeploymentConfigInfo deploymentConfigInfo) implements CodeDeployAnswer {}

  /** A traffic configuration's members. */
  record DeploymentConfigInfo(
      String deploymentConfigId,
      String deploymentConfigName,
      String computePlatform,
      TrafficRoutingConfig trafficRoutingConfig) {}

  /** A deployment group. */
  record Group(DeploymentGroupInfo deploymentGroupInfo) implements CodeDeployAnswer {}

  /** A deployment group's members. */
  record DeploymentGroupInfo(
      String applicationName,
      String deploymentGroupId,
      String deploymentGroupName,
      String deploymentConfigName,
      String serviceRoleArn,
      DeploymentGroup.@Nullable AlarmConfiguration alarmConfiguration,
      DeploymentGroup.@Nullable AutoRollback autoRollbackConfiguration,
      DeploymentGroup.Style deploymentStyle,
      String computePlatform,
      @Nullable LastDeployment lastSuccessfulDeployment,
      @Nullable LastDeployment lastAttemptedDeployment) {}

  /** A deployment of a group. */
  record LastDeployment(
      String deploymentId, String status, @Nullable Instant endTime, Instant createTime) {}

  /** What a changed group leaves behind, which for Lambda is nothing. */
  record Updated(List<String> hooksNotCleanedUp) implements CodeDeployAnswer {}

  /** A deployment. */
  record DeploymentAnswer(DeploymentInfo deploymentInfo) implements CodeDeployAnswer {}

  /** A deployment's members. */
  record DeploymentInfo(
      String applicationName,
      String deploymentGroupName,
      String deploymentConfigName,
      String deploymentId,
      CodeDeployCall.Revision revision,
      String status,
      Deployment.@Nullable ErrorInformation errorInformation,
      Instant createTime,
      @Nullable Instant startTime,
      @Nullable Instant completeTime,
      Map<String, Integer> deploymentOverview,
      @Nullable String description,
      String creator,
      DeploymentGroup.@Nullable AutoRollback autoRollbackConfiguration,
      Deployment.@Nullable RollbackInfo rollbackInfo,
      DeploymentGroup.Style deploymentStyle,
      String computePlatform) {}

  /** The ids of targets. */
  record TargetIds(List<String> targetIds) implements CodeDeployAnswer {}

  /** Targets. */
  record Targets(List<Target> deploymentTargets) implements CodeDeployAnswer {}

  /** A target. */
  record Target(String deploymentTargetType, LambdaTarget lambdaTarget) {}

  /** A function that is deployed. */
  record LambdaTarget(
      String deploymentId,
      String targetId,
      String targetArn,
      String status,
      Instant lastUpdatedAt,
      List<LifecycleEvent> lifecycleEvents,
      LambdaFunctionInfo lambdaFunctionInfo) {}

  /** Which versions share the traffic; the weight is in percent. */
  record LambdaFunctionInfo(
      String functionName,
      String functionAlias,
      String currentVersion,
      String targetVersion,
      double targetVersionWeight) {}
}
