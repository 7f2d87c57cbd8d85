package dev.snapstart.local.state.codedeploy;

import dev.snapstart.local.state.Account;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each call does to both services, and what it answers. */
public final class CodeDeployCalls {
  private CodeDeployCalls() {}

  /**
   * What a call leads to.
   *
   * @param services both services after the call
   * @param answer the answer
   */
  public record Outcome(Rollouts services, CodeDeployAnswer answer) {}

  /**
   * Performs one call.
   *
   * @param services both services
   * @param call the call
   * @param now when it happens
   * @return both services after it, and the answer
   * @throws dev.snapstart.local.state.Refusal if the call is refused
   */
  public static Outcome handle(Rollouts services, CodeDeployCall call, Instant now) {
    CodeDeployState state = services.codeDeploy();
    CodeDeployAnswer read = read(services, call);
    if (read != null) {
      return new Outcome(services, read);
    }
    if (call instanceof CodeDeployCall.StopDeployment stop) {
      return new Outcome(
          DeploymentRules.stop(services, stop, now),
          new CodeDeployAnswer.Values(
              Map.of("status", "Succeeded", "statusMessage", "No more events will be run")));
    }
    if (call instanceof CodeDeployCall.PutLifecycleEventHookExecutionStatus report) {
      Rollouts after = DeploymentRules.report(services, report, now);
      String id = String.valueOf(report.lifecycleEventHookExecutionId());
      return new Outcome(after, CodeDeployRules.value("lifecycleEventHookExecutionId", id));
    }
    if (call instanceof CodeDeployCall.UpdateDeploymentGroup update) {
      CodeDeployState changed = CodeDeployRules.update(state, update);
      return new Outcome(services.with(changed), new CodeDeployAnswer.Updated(List.of()));
    }
    return create(services, call, now);
  }

  private static Outcome create(Rollouts services, CodeDeployCall call, Instant now) {
    CodeDeployState state = services.codeDeploy();
    if (call instanceof CodeDeployCall.CreateApplication create) {
      return new Outcome(
          services.with(CodeDeployRules.create(state, create, now)),
          CodeDeployRules.value("applicationId", state.nextId()));
    }
    if (call instanceof CodeDeployCall.CreateDeploymentConfig create) {
      return new Outcome(
          services.with(CodeDeployRules.create(state, create)),
          CodeDeployRules.value("deploymentConfigId", state.nextId()));
    }
    if (call instanceof CodeDeployCall.CreateDeploymentGroup create) {
      return new Outcome(
          services.with(CodeDeployRules.create(state, create)),
          CodeDeployRules.value("deploymentGroupId", state.nextId()));
    }
    if (call instanceof CodeDeployCall.CreateDeployment create) {
      return new Outcome(
          services.with(DeploymentRules.create(state, create, now)),
          CodeDeployRules.value("deploymentId", state.nextDeploymentId()));
    }
    throw new IllegalStateException("No rule for " + call);
  }

  private static @Nullable CodeDeployAnswer read(Rollouts services, CodeDeployCall call) {
    CodeDeployState state = services.codeDeploy();
    if (call instanceof CodeDeployCall.GetApplication get) {
      CodeDeployState.Application found = CodeDeployRules.application(state, get.applicationName());
      return new CodeDeployAnswer.Application(
          new CodeDeployAnswer.ApplicationInfo(
              found.id(), found.name(), found.created(), false, "Lambda"));
    }
    if (call instanceof CodeDeployCall.GetDeploymentConfig get) {
      TrafficRoutingConfig found = CodeDeployRules.config(state, get.deploymentConfigName());
      String name = String.valueOf(get.deploymentConfigName());
      return new CodeDeployAnswer.DeploymentConfig(
          new CodeDeployAnswer.DeploymentConfigInfo(name, name, "Lambda", found));
    }
    if (call instanceof CodeDeployCall.GetDeploymentGroup get) {
      return new CodeDeployAnswer.Group(
          shown(
              state,
              CodeDeployRules.group(state, get.applicationName(), get.deploymentGroupName())));
    }
    if (call instanceof CodeDeployCall.GetDeployment get) {
      return new CodeDeployAnswer.DeploymentAnswer(
          DeploymentRules.info(DeploymentRules.deployment(state, get.deploymentId())));
    }
    if (call instanceof CodeDeployCall.ListDeploymentTargets list) {
      Deployment found = DeploymentRules.deployment(state, list.deploymentId());
      return new CodeDeployAnswer.TargetIds(List.of(found.order().spec().targetId()));
    }
    return call instanceof CodeDeployCall.BatchGetDeploymentTargets get
        ? targets(services, get)
        : null;
  }

  private static CodeDeployAnswer targets(
      Rollouts services, CodeDeployCall.BatchGetDeploymentTargets call) {
    Deployment found = DeploymentRules.deployment(services.codeDeploy(), call.deploymentId());
    AppSpec spec = found.order().spec();
    List<String> ids = call.targetIds();
    if (ids == null || ids.isEmpty()) {
      throw CodeDeployRules.error("DeploymentTargetIdRequired", "Target ids are required").refuse();
    }
    if (!ids.stream().allMatch(spec.targetId()::equals)) {
      throw CodeDeployRules.error(
              "DeploymentTargetDoesNotExist",
              "The deployment " + found.id() + " has no such target: " + ids)
          .refuse();
    }
    Account account = services.lambda().account();
    Instant changed = found.completed() == null ? found.created() : found.completed();
    return new CodeDeployAnswer.Targets(
        List.of(
            new CodeDeployAnswer.Target(
                "LambdaTarget",
                new CodeDeployAnswer.LambdaTarget(
                    found.id(),
                    spec.targetId(),
                    account.functionArn(spec.function(), spec.alias()),
                    status(found),
                    changed,
                    found.events(),
                    new CodeDeployAnswer.LambdaFunctionInfo(
                        spec.function(),
                        spec.alias(),
                        spec.currentVersion(),
                        spec.targetVersion(),
                        found.percent())))));
  }

  private static String status(Deployment deployment) {
    return switch (deployment.status()) {
      case "Created" -> "Pending";
      case "Stopped" -> "Skipped";
      default -> deployment.status();
    };
  }

  private static CodeDeployAnswer.DeploymentGroupInfo shown(
      CodeDeployState state, DeploymentGroup group) {
    return new CodeDeployAnswer.DeploymentGroupInfo(
        group.applicationName(),
        group.deploymentGroupId(),
        group.deploymentGroupName(),
        group.deploymentConfigName(),
        group.serviceRoleArn(),
        group.alarmConfiguration(),
        group.autoRollbackConfiguration(),
        group.deploymentStyle(),
        "Lambda",
        last(state, group, true),
        last(state, group, false));
  }

  private static CodeDeployAnswer.@Nullable LastDeployment last(
      CodeDeployState state, DeploymentGroup group, boolean successful) {
    return state.deployments().values().stream()
        .filter(d -> d.order().application().equals(group.applicationName()))
        .filter(d -> d.order().group().equals(group.deploymentGroupName()))
        .filter(d -> !successful || d.status().equals("Succeeded"))
        .max(Comparator.comparing(Deployment::created))
        .map(
            d ->
                new CodeDeployAnswer.LastDeployment(d.id(), d.status(), d.completed(), d.created()))
        .orElse(null);
  }
}
