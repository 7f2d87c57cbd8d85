package dev.snapstart.local.state.codedeploy;

import dev.snapstart.local.state.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Deployments as callers begin, stop and help them (types: the API's model; texts: assumed). */
final class DeploymentRules {
  private static final Set<String> REPORTS = Set.of("Succeeded", "Failed");

  private DeploymentRules() {}

  static Deployment deployment(CodeDeployState state, @Nullable String given) {
    String id = CodeDeployRules.present(given, "DeploymentId");
    Deployment deployment = state.deployments().get(id);
    if (deployment == null) {
      throw CodeDeployRules.error(
              "DeploymentDoesNotExist", "The deployment " + id + " could not be found")
          .refuse();
    }
    return deployment;
  }

  static CodeDeployState create(
      CodeDeployState state, CodeDeployCall.CreateDeployment call, Instant now) {
    DeploymentGroup group =
        CodeDeployRules.group(state, call.applicationName(), call.deploymentGroupName());
    CodeDeployCall.Revision revision = call.revision();
    if (revision == null) {
      throw CodeDeployRules.error("RevisionRequired", "A revision is required").refuse();
    }
    AppSpec spec = call.spec();
    if (spec == null || !whole(revision.content())) {
      throw CodeDeployRules.error(
              "InvalidRevision",
              "The AppSpec is no JSON that names one function with Name, Alias, CurrentVersion and"
                  + " TargetVersion, or its SHA-256 is another one")
          .refuse();
    }
    refuseSecond(state, group);
    String config =
        call.deploymentConfigName() == null
            ? group.deploymentConfigName()
            : call.deploymentConfigName();
    TrafficRoutingConfig traffic = CodeDeployRules.config(state, config);
    DeploymentGroup.AlarmConfiguration alarms =
        call.overrideAlarmConfiguration() == null
            ? group.alarmConfiguration()
            : call.overrideAlarmConfiguration();
    Deployment.Order order =
        new Deployment.Order(
            group.applicationName(),
            group.deploymentGroupName(),
            config,
            traffic,
            revision,
            spec,
            call.description(),
            "user",
            alarms == null ? List.of() : alarms.watched(),
            call.autoRollbackConfiguration() == null
                ? group.autoRollbackConfiguration()
                : call.autoRollbackConfiguration());
    return state.with(Deployment.created(state.nextDeploymentId(), order, now));
  }

  private static void refuseSecond(CodeDeployState state, DeploymentGroup group) {
    for (Deployment other : state.deployments().values()) {
      if (other.active()
          && other.order().application().equals(group.applicationName())
          && other.order().group().equals(group.deploymentGroupName())) {
        throw CodeDeployRules.error(
                "DeploymentLimitExceeded",
                "The Deployment Group '"
                    + group.deploymentGroupName()
                    + "' already has an active Deployment '"
                    + other.id()
                    + "'")
            .refuse();
      }
    }
  }

  private static boolean whole(CodeDeployCall.@Nullable Content content) {
    String text = content == null ? null : content.content();
    if (content == null || text == null) {
      return false;
    }
    return content.sha256() == null || content.sha256().equalsIgnoreCase(sha256(text));
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** Without a wish of the caller's own, the deployment's settings decide (documented). */
  static Rollouts stop(Rollouts services, CodeDeployCall.StopDeployment call, Instant now) {
    Deployment deployment = deployment(services.codeDeploy(), call.deploymentId());
    if (!deployment.active()) {
      throw CodeDeployRules.error(
              "DeploymentAlreadyCompleted",
              "The deployment " + deployment.id() + " is already completed")
          .refuse();
    }
    DeploymentGroup.AutoRollback settings = deployment.order().autoRollback();
    boolean back =
        call.autoRollbackEnabled() == null
            ? settings != null && settings.on(Rollouts.ON_REQUEST)
            : call.autoRollbackEnabled();
    return services.stopped(deployment, back, now);
  }

  static Rollouts report(
      Rollouts services, CodeDeployCall.PutLifecycleEventHookExecutionStatus call, Instant now) {
    Deployment deployment = deployment(services.codeDeploy(), call.deploymentId());
    String status = call.status();
    if (status == null || !REPORTS.contains(status)) {
      throw CodeDeployRules.error(
              "InvalidLifecycleEventHookExecutionStatus",
              "The status must be Succeeded or Failed, not " + status)
          .refuse();
    }
    String id = String.valueOf(call.lifecycleEventHookExecutionId());
    if (id.equals(deployment.hookExecutionId())) {
      return services.reported(deployment, status, now);
    }
    throw refusal(deployment, id);
  }

  private static Refusal refusal(Deployment deployment, String id) {
    boolean known =
        deployment.events().stream()
            .anyMatch(event -> id.equals(deployment.id() + "-" + event.lifecycleEventName()));
    return known
        ? CodeDeployRules.error(
                "LifecycleEventAlreadyCompleted", "The lifecycle event is not awaited any more")
            .refuse()
        : CodeDeployRules.error(
                "InvalidLifecycleEventHookExecutionId", "No hook is awaited under this id")
            .refuse();
  }

  static CodeDeployAnswer.DeploymentInfo info(Deployment deployment) {
    Deployment.Order order = deployment.order();
    return new CodeDeployAnswer.DeploymentInfo(
        order.application(),
        order.group(),
        order.configName(),
        deployment.id(),
        order.revision(),
        deployment.status(),
        deployment.error(),
        deployment.created(),
        deployment.events().get(0).startTime(),
        deployment.completed(),
        Map.of(
            "Pending", count(deployment, "Created"),
            "InProgress", count(deployment, "InProgress"),
            "Succeeded", count(deployment, "Succeeded"),
            "Failed", count(deployment, "Failed"),
            "Skipped", count(deployment, "Stopped"),
            "Ready", 0),
        order.description(),
        order.creator(),
        order.autoRollback(),
        deployment.rollback(),
        DeploymentGroup.Style.LAMBDA,
        "Lambda");
  }

  private static int count(Deployment deployment, String status) {
    return deployment.status().equals(status) ? 1 : 0;
  }
}
