package dev.snapstart.local.state.codedeploy;

import dev.snapstart.local.state.LambdaError;
import dev.snapstart.local.state.Refusal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Applications, traffic configurations and deployment groups. Which call is refused with which type
 * is the API model's; the texts are assumed.
 */
final class CodeDeployRules {
  private static final String LAMBDA = "Lambda";

  private CodeDeployRules() {}

  static LambdaError error(String type, String message) {
    return LambdaError.of(400, type + "Exception", message);
  }

  static String present(@Nullable String value, String type) {
    if (value == null || value.isEmpty()) {
      throw error(type + "Required", type + " is required").refuse();
    }
    return value;
  }

  static CodeDeployState.Application application(CodeDeployState state, @Nullable String given) {
    String name = present(given, "ApplicationName");
    CodeDeployState.Application application = state.applications().get(name);
    if (application == null) {
      throw error("ApplicationDoesNotExist", "No application found for name: " + name).refuse();
    }
    return application;
  }

  static DeploymentGroup group(
      CodeDeployState state, @Nullable String application, @Nullable String given) {
    String name = present(given, "DeploymentGroupName");
    DeploymentGroup group = state.group(application(state, application).name(), name);
    if (group == null) {
      throw error("DeploymentGroupDoesNotExist", "No Deployment Group found for name: " + name)
          .refuse();
    }
    return group;
  }

  static TrafficRoutingConfig config(CodeDeployState state, @Nullable String given) {
    String name = present(given, "DeploymentConfigName");
    TrafficRoutingConfig own = state.configs().get(name);
    TrafficRoutingConfig config = own == null ? TrafficRoutingConfig.PREDEFINED.get(name) : own;
    if (config == null) {
      throw error("DeploymentConfigDoesNotExist", "No Deployment Config found for name: " + name)
          .refuse();
    }
    return config;
  }

  static CodeDeployState create(
      CodeDeployState state, CodeDeployCall.CreateApplication call, Instant now) {
    String name = present(call.applicationName(), "ApplicationName");
    if (!LAMBDA.equals(call.computePlatform())) {
      throw onlyLambda();
    }
    if (state.applications().has(name)) {
      throw error("ApplicationAlreadyExists", "Application already exists: " + name).refuse();
    }
    return state.withApplication(new CodeDeployState.Application(name, state.nextId(), now));
  }

  private static Refusal onlyLambda() {
    return LambdaError.of(
            501,
            "NotImplementedException",
            "Compute platforms other than Lambda are not implemented by snapstart-local")
        .refuse();
  }

  static CodeDeployState create(CodeDeployState state, CodeDeployCall.CreateDeploymentConfig call) {
    String name = present(call.deploymentConfigName(), "DeploymentConfigName");
    TrafficRoutingConfig traffic = call.trafficRoutingConfig();
    if (!LAMBDA.equals(call.computePlatform())) {
      throw onlyLambda();
    }
    if (traffic == null || !traffic.wellFormed()) {
      throw error(
              "InvalidTrafficRoutingConfiguration",
              "The traffic routing needs a part between 1 and 99 percent and an interval")
          .refuse();
    }
    if (state.configs().has(name) || TrafficRoutingConfig.PREDEFINED.containsKey(name)) {
      throw error("DeploymentConfigAlreadyExists", "Deployment Config already exists: " + name)
          .refuse();
    }
    return state.withConfig(name, traffic);
  }

  static CodeDeployState create(CodeDeployState state, CodeDeployCall.CreateDeploymentGroup call) {
    String application = application(state, call.applicationName()).name();
    String name = present(call.deploymentGroupName(), "DeploymentGroupName");
    String role = present(call.serviceRoleArn(), "Role");
    String config =
        call.deploymentConfigName() == null
            ? "CodeDeployDefault.LambdaAllAtOnce"
            : call.deploymentConfigName();
    config(state, config);
    if (state.group(application, name) != null) {
      throw error(
              "DeploymentGroupAlreadyExists",
              "Deployment Group already exists: " + name + " in application " + application)
          .refuse();
    }
    if (call.deploymentStyle() != null
        && !call.deploymentStyle().equals(DeploymentGroup.Style.LAMBDA)) {
      throw error(
              "InvalidDeploymentStyle",
              "For Lambda only BLUE_GREEN deployments WITH_TRAFFIC_CONTROL are supported")
          .refuse();
    }
    check(call.autoRollbackConfiguration());
    return state.with(
        new DeploymentGroup(
            application,
            name,
            state.nextId(),
            config,
            role,
            call.alarmConfiguration(),
            call.autoRollbackConfiguration(),
            DeploymentGroup.Style.LAMBDA));
  }

  static CodeDeployState update(CodeDeployState state, CodeDeployCall.UpdateDeploymentGroup call) {
    DeploymentGroup before =
        group(state, call.applicationName(), call.currentDeploymentGroupName());
    String name = or(call.newDeploymentGroupName(), before.deploymentGroupName());
    String config = or(call.deploymentConfigName(), before.deploymentConfigName());
    config(state, config);
    check(call.autoRollbackConfiguration());
    if (!name.equals(before.deploymentGroupName())
        && state.group(before.applicationName(), name) != null) {
      throw error("DeploymentGroupAlreadyExists", "Deployment Group already exists: " + name)
          .refuse();
    }
    DeploymentGroup changed =
        new DeploymentGroup(
            before.applicationName(),
            name,
            before.deploymentGroupId(),
            config,
            or(call.serviceRoleArn(), before.serviceRoleArn()),
            call.alarmConfiguration() == null
                ? before.alarmConfiguration()
                : call.alarmConfiguration(),
            call.autoRollbackConfiguration() == null
                ? before.autoRollbackConfiguration()
                : call.autoRollbackConfiguration(),
            before.deploymentStyle());
    return state.withoutGroup(before.applicationName(), before.deploymentGroupName()).with(changed);
  }

  private static void check(DeploymentGroup.@Nullable AutoRollback rollback) {
    boolean enabled = rollback != null && Boolean.TRUE.equals(rollback.enabled());
    if (rollback != null && enabled && (rollback.events() == null || rollback.events().isEmpty())) {
      throw error(
              "InvalidAutoRollbackConfig", "Automatic rollback is enabled, but no events are given")
          .refuse();
    }
  }

  private static String or(@Nullable String given, String before) {
    return given == null ? before : given;
  }

  static CodeDeployAnswer value(String name, String value) {
    return new CodeDeployAnswer.Values(Map.of(name, value));
  }
}
