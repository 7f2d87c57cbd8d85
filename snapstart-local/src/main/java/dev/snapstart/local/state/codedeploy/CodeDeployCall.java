package dev.snapstart.local.state.codedeploy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call of CodeDeploy's API under its own names; an absent parameter is null. */
public sealed interface CodeDeployCall {

  /** Creates an application. */
  record CreateApplication(@Nullable String applicationName, @Nullable String computePlatform)
      implements CodeDeployCall {}

  /** Reads an application. */
  record GetApplication(@Nullable String applicationName) implements CodeDeployCall {}

  /** Creates a traffic configuration. */
  record CreateDeploymentConfig(
      @Nullable String deploymentConfigName,
      @Nullable String computePlatform,
      @Nullable TrafficRoutingConfig trafficRoutingConfig)
      implements CodeDeployCall {}

  /** Reads a traffic configuration. */
  record GetDeploymentConfig(@Nullable String deploymentConfigName) implements CodeDeployCall {}

  /** Creates a deployment group. */
  record CreateDeploymentGroup(
      @Nullable String applicationName,
      @Nullable String deploymentGroupName,
      @Nullable String deploymentConfigName,
      @Nullable String serviceRoleArn,
      DeploymentGroup.@Nullable AlarmConfiguration alarmConfiguration,
      DeploymentGroup.@Nullable AutoRollback autoRollbackConfiguration,
      DeploymentGroup.@Nullable Style deploymentStyle)
      implements CodeDeployCall {}

  /** Reads a deployment group. */
  record GetDeploymentGroup(@Nullable String applicationName, @Nullable String deploymentGroupName)
      implements CodeDeployCall {}

  /** Changes a deployment group; what is absent stays. */
  record UpdateDeploymentGroup(
      @Nullable String applicationName,
      @Nullable String currentDeploymentGroupName,
      @Nullable String newDeploymentGroupName,
      @Nullable String deploymentConfigName,
      @Nullable String serviceRoleArn,
      DeploymentGroup.@Nullable AlarmConfiguration alarmConfiguration,
      DeploymentGroup.@Nullable AutoRollback autoRollbackConfiguration)
      implements CodeDeployCall {}

  /** Begins a deployment. */
  record CreateDeployment(
      @Nullable String applicationName,
      @Nullable String deploymentGroupName,
      @Nullable Revision revision,
      @Nullable AppSpec spec,
      @Nullable String deploymentConfigName,
      @Nullable String description,
      DeploymentGroup.@Nullable AutoRollback autoRollbackConfiguration,
      DeploymentGroup.@Nullable AlarmConfiguration overrideAlarmConfiguration)
      implements CodeDeployCall {

    /**
     * The same call with what its revision says.
     *
     * @param read the specification, null where it cannot be read
     * @return the changed copy
     */
    public CreateDeployment with(@Nullable AppSpec read) {
      return new CreateDeployment(
          applicationName,
          deploymentGroupName,
          revision,
          read,
          deploymentConfigName,
          description,
          autoRollbackConfiguration,
          overrideAlarmConfiguration);
    }
  }

  /** Reads a deployment. */
  record GetDeployment(@Nullable String deploymentId) implements CodeDeployCall {}

  /** Stops a deployment. */
  record StopDeployment(@Nullable String deploymentId, @Nullable Boolean autoRollbackEnabled)
      implements CodeDeployCall {}

  /** Lists what a deployment deploys to. */
  record ListDeploymentTargets(@Nullable String deploymentId) implements CodeDeployCall {}

  /** Reads how far a deployment has come. */
  record BatchGetDeploymentTargets(@Nullable String deploymentId, @Nullable List<String> targetIds)
      implements CodeDeployCall {}

  /** Reports how a hook went. */
  record PutLifecycleEventHookExecutionStatus(
      @Nullable String deploymentId,
      @Nullable String lifecycleEventHookExecutionId,
      @Nullable String status)
      implements CodeDeployCall {}

  /** What to deploy. */
  record Revision(
      @Nullable String revisionType, @Nullable Content string, @Nullable Content appSpecContent) {
    /**
     * The text of the specification.
     *
     * @return the text, or null where the revision is not a text
     */
    public @Nullable Content content() {
      return appSpecContent == null ? string : appSpecContent;
    }
  }

  /** A text and its SHA-256 in hexadecimal. */
  record Content(@Nullable String content, @Nullable String sha256) {}
}
