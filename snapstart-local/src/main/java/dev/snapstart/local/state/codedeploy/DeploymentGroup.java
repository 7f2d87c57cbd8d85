package dev.snapstart.local.state.codedeploy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What deployments of a group have in common, under CodeDeploy's own names.
 *
 * @param applicationName the application
 * @param deploymentGroupName the group
 * @param deploymentGroupId its id
 * @param deploymentConfigName how traffic moves
 * @param serviceRoleArn the role that CodeDeploy takes
 * @param alarmConfiguration the alarms that stop a deployment
 * @param autoRollbackConfiguration when to go back
 * @param deploymentStyle for Lambda always with traffic control
 */
public record DeploymentGroup(
    String applicationName,
    String deploymentGroupName,
    String deploymentGroupId,
    String deploymentConfigName,
    String serviceRoleArn,
    @Nullable AlarmConfiguration alarmConfiguration,
    @Nullable AutoRollback autoRollbackConfiguration,
    Style deploymentStyle) {

  /** The alarms that stop a deployment. */
  public record AlarmConfiguration(
      @Nullable Boolean enabled,
      @Nullable Boolean ignorePollAlarmFailure,
      @Nullable List<AlarmName> alarms) {

    List<String> watched() {
      return Boolean.TRUE.equals(enabled) && alarms != null
          ? alarms.stream().map(AlarmName::name).toList()
          : List.of();
    }
  }

  /** An alarm by name. */
  public record AlarmName(String name) {}

  /** When a deployment is undone by itself. */
  public record AutoRollback(@Nullable Boolean enabled, @Nullable List<String> events) {
    boolean on(String event) {
      return Boolean.TRUE.equals(enabled) && events != null && events.contains(event);
    }
  }

  /** How a deployment is done. */
  public record Style(String deploymentType, String deploymentOption) {
    static final Style LAMBDA = new Style("BLUE_GREEN", "WITH_TRAFFIC_CONTROL");
  }
}
