package dev.snapstart.internal.lambda.aws;

import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.internal.lambda.CallFailure.Kind;
import dev.snapstart.internal.lambda.CodeDeployGateway;
import dev.snapstart.model.FunctionId;
import dev.snapstart.plan.DeploymentGroupView;
import dev.snapstart.plan.DeploymentView;
import dev.snapstart.plan.Step;
import dev.snapstart.traffic.ShiftStrategy;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.Alarm;
import software.amazon.awssdk.services.codedeploy.model.AlarmConfiguration;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackConfiguration;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackEvent;
import software.amazon.awssdk.services.codedeploy.model.ComputePlatform;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentOption;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.DeploymentType;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocationType;
import software.amazon.awssdk.services.codedeploy.model.RollbackInfo;
import software.amazon.awssdk.services.codedeploy.model.TrafficRoutingConfig;
import software.amazon.awssdk.services.codedeploy.model.TrafficRoutingType;

/** What a hand-over asks of CodeDeploy. */
final class CodeDeployCalls implements CodeDeployGateway {
  private final CodeDeployClient client;

  CodeDeployCalls(CodeDeployClient client) {
    this.client = client;
  }

  @Override
  public DeploymentGroupView group(String application, String group) {
    try {
      var unused =
          call(
              "GetDeploymentGroup",
              client ->
                  client.getDeploymentGroup(
                      request -> request.applicationName(application).deploymentGroupName(group)));
      return new DeploymentGroupView(true, true);
    } catch (CallFailure failure) {
      if (failure.kind() != Kind.NOT_FOUND) {
        throw failure;
      }
      String code = String.valueOf(failure.errorCode());
      return new DeploymentGroupView(code.startsWith("DeploymentGroup"), false);
    }
  }

  @Override
  public boolean hasConfig(String name) {
    try {
      var unused =
          call(
              "GetDeploymentConfig",
              client -> client.getDeploymentConfig(request -> request.deploymentConfigName(name)));
      return true;
    } catch (CallFailure failure) {
      if (failure.kind() == Kind.NOT_FOUND) {
        return false;
      }
      throw failure;
    }
  }

  @Override
  public List<String> deployments(String application, String group, @Nullable Instant since) {
    return call(
            "ListDeployments",
            client ->
                client.listDeployments(
                    request -> {
                      request.applicationName(application).deploymentGroupName(group);
                      if (since == null) {
                        request.includeOnlyStatuses(
                            DeploymentStatus.CREATED,
                            DeploymentStatus.QUEUED,
                            DeploymentStatus.IN_PROGRESS,
                            DeploymentStatus.BAKING,
                            DeploymentStatus.READY);
                      } else {
                        request.createTimeRange(range -> range.start(since));
                      }
                    }))
        .deployments();
  }

  @Override
  public DeploymentView deployment(String id) {
    DeploymentInfo found =
        call("GetDeployment", client -> client.getDeployment(request -> request.deploymentId(id)))
            .deploymentInfo();
    var error = found.errorInformation();
    return new DeploymentView(
        id,
        found.statusAsString(),
        found.description() == null ? "" : found.description(),
        error == null ? null : error.codeAsString(),
        error == null ? null : error.message(),
        related(found, RollbackInfo::rollbackDeploymentId),
        related(found, RollbackInfo::rollbackTriggeringDeploymentId));
  }

  private static @Nullable String related(
      DeploymentInfo found, Function<RollbackInfo, @Nullable String> part) {
    RollbackInfo info = found.rollbackInfo();
    String id = info == null ? null : part.apply(info);
    return id == null || id.isEmpty() ? null : id;
  }

  @Override
  public void createApplication(Step.CreateApplication step) {
    unlessThere(
        () ->
            call(
                "CreateApplication",
                client ->
                    client.createApplication(
                        request ->
                            request
                                .applicationName(step.application())
                                .computePlatform(ComputePlatform.LAMBDA))));
  }

  @Override
  public void createConfig(Step.CreateDeploymentConfig step) {
    unlessThere(
        () ->
            call(
                "CreateDeploymentConfig",
                client ->
                    client.createDeploymentConfig(
                        request ->
                            request
                                .deploymentConfigName(step.config())
                                .computePlatform(ComputePlatform.LAMBDA)
                                .trafficRoutingConfig(routing(step.strategy())))));
  }

  private static TrafficRoutingConfig routing(ShiftStrategy strategy) {
    int minutes = Math.toIntExact(strategy.interval().toMinutes());
    TrafficRoutingConfig.Builder routing = TrafficRoutingConfig.builder();
    return switch (strategy.kind()) {
      case ALL_AT_ONCE -> routing.type(TrafficRoutingType.ALL_AT_ONCE).build();
      case CANARY ->
          routing
              .type(TrafficRoutingType.TIME_BASED_CANARY)
              .timeBasedCanary(
                  canary -> canary.canaryPercentage(strategy.percent()).canaryInterval(minutes))
              .build();
      case LINEAR ->
          routing
              .type(TrafficRoutingType.TIME_BASED_LINEAR)
              .timeBasedLinear(
                  linear -> linear.linearPercentage(strategy.percent()).linearInterval(minutes))
              .build();
    };
  }

  @Override
  public void createGroup(Step.CreateDeploymentGroup step) {
    unlessThere(
        () ->
            call(
                "CreateDeploymentGroup",
                client ->
                    client.createDeploymentGroup(
                        request ->
                            request
                                .applicationName(step.application())
                                .deploymentGroupName(step.group())
                                .deploymentConfigName(step.config())
                                .serviceRoleArn(step.roleArn())
                                .deploymentStyle(
                                    style ->
                                        style
                                            .deploymentType(DeploymentType.BLUE_GREEN)
                                            .deploymentOption(
                                                DeploymentOption.WITH_TRAFFIC_CONTROL))
                                .autoRollbackConfiguration(goingBack())
                                .alarmConfiguration(alarms(step.alarms())))));
  }

  @Override
  public String start(FunctionId function, Step.StartDeployment step) {
    AppSpecText spec = AppSpecText.of(function.name(), step);
    return call(
            "CreateDeployment",
            client ->
                client.createDeployment(
                    request -> {
                      request
                          .applicationName(step.engine().application())
                          .deploymentGroupName(step.engine().deploymentGroup())
                          .deploymentConfigName(step.config())
                          .description(step.description())
                          .autoRollbackConfiguration(goingBack())
                          .revision(
                              revision ->
                                  revision
                                      .revisionType(RevisionLocationType.APP_SPEC_CONTENT)
                                      .appSpecContent(
                                          text ->
                                              text.content(spec.content()).sha256(spec.sha256())));
                      if (!step.alarms().isEmpty()) {
                        request.overrideAlarmConfiguration(alarms(step.alarms()));
                      }
                    }))
        .deploymentId();
  }

  @Override
  public void stop(Step.StopDeployment step) {
    try {
      var unused =
          call(
              "StopDeployment",
              client ->
                  client.stopDeployment(
                      request -> request.deploymentId(step.id()).autoRollbackEnabled(step.back())));
    } catch (CallFailure failure) {
      // It has ended meanwhile, or an answer was lost; a look tells how.
      if (!String.valueOf(failure.errorCode()).equals("DeploymentAlreadyCompletedException")) {
        throw failure;
      }
    }
  }

  private static AutoRollbackConfiguration goingBack() {
    return AutoRollbackConfiguration.builder()
        .enabled(true)
        .events(AutoRollbackEvent.DEPLOYMENT_FAILURE, AutoRollbackEvent.DEPLOYMENT_STOP_ON_ALARM)
        .build();
  }

  private static AlarmConfiguration alarms(List<String> names) {
    return AlarmConfiguration.builder()
        .enabled(!names.isEmpty())
        .alarms(names.stream().map(name -> Alarm.builder().name(name).build()).toList())
        .build();
  }

  /** After a lost answer, or beside another run, it is there already. */
  private static void unlessThere(Supplier<?> create) {
    try {
      var unused = create.get();
    } catch (CallFailure failure) {
      if (!String.valueOf(failure.errorCode()).endsWith("AlreadyExistsException")) {
        throw failure;
      }
    }
  }

  private interface Call<T> {
    T to(CodeDeployClient client);
  }

  private <T> T call(String operation, Call<T> call) {
    String action = "codedeploy:" + operation;
    try {
      return AwsCalls.call(action, () -> call.to(client));
    } catch (CallFailure failure) {
      throw sorted(failure);
    }
  }

  /** CodeDeploy answers everything with status 400, so that the code has to tell. */
  private static CallFailure sorted(CallFailure failure) {
    String code = String.valueOf(failure.errorCode());
    Kind kind =
        code.endsWith("DoesNotExistException")
            ? Kind.NOT_FOUND
            : code.equals("DeploymentLimitExceededException") ? Kind.CONFLICT : failure.kind();
    return kind == failure.kind()
        ? failure
        : new CallFailure(
            kind,
            failure.action(),
            failure.errorCode(),
            String.valueOf(failure.getMessage()),
            failure.requestId(),
            failure.retryAfter(),
            failure);
  }
}
