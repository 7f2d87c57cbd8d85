package dev.snapstart.internal.deploy;

import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.internal.lambda.CodeDeployGateway;
import dev.snapstart.local.state.Refusal;
import dev.snapstart.local.state.codedeploy.AppSpec;
import dev.snapstart.local.state.codedeploy.CodeDeployAnswer;
import dev.snapstart.local.state.codedeploy.CodeDeployCall;
import dev.snapstart.local.state.codedeploy.DeploymentGroup;
import dev.snapstart.local.state.codedeploy.TrafficRoutingConfig;
import dev.snapstart.model.FunctionId;
import dev.snapstart.plan.DeploymentGroupView;
import dev.snapstart.plan.DeploymentView;
import dev.snapstart.plan.Step;
import dev.snapstart.traffic.ShiftStrategy;
import java.time.Instant;
import java.util.List;

/** The port directly on the local server's pure CodeDeploy. */
final class StateCodeDeploy implements CodeDeployGateway {
  private static final List<String> UNDER_WAY =
      List.of("Created", "Queued", "InProgress", "Baking", "Ready");
  private static final DeploymentGroup.AutoRollback BACK =
      new DeploymentGroup.AutoRollback(
          true, List.of("DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM"));

  private final VirtualLambda lambda;

  StateCodeDeploy(VirtualLambda lambda) {
    this.lambda = lambda;
  }

  @Override
  public DeploymentGroupView group(String application, String group) {
    try {
      call(new CodeDeployCall.GetDeploymentGroup(application, group));
      return new DeploymentGroupView(true, true);
    } catch (CallFailure failure) {
      if (failure.kind() != CallFailure.Kind.NOT_FOUND) {
        throw failure;
      }
      return new DeploymentGroupView(failure.errorCode().startsWith("DeploymentGroup"), false);
    }
  }

  @Override
  public boolean hasConfig(String name) {
    try {
      call(new CodeDeployCall.GetDeploymentConfig(name));
      return true;
    } catch (CallFailure failure) {
      if (failure.kind() != CallFailure.Kind.NOT_FOUND) {
        throw failure;
      }
      return false;
    }
  }

  @Override
  public List<String> deployments(String application, String group, Instant since) {
    CodeDeployCall.ListDeployments list =
        new CodeDeployCall.ListDeployments(
            application,
            group,
            since == null ? UNDER_WAY : null,
            since == null
                ? null
                : new CodeDeployCall.TimeRange((double) since.getEpochSecond(), null));
    return ((CodeDeployAnswer.DeploymentIds) call(list)).deployments();
  }

  @Override
  public DeploymentView deployment(String id) {
    CodeDeployAnswer.DeploymentInfo info =
        ((CodeDeployAnswer.DeploymentAnswer) call(new CodeDeployCall.GetDeployment(id)))
            .deploymentInfo();
    var error = info.errorInformation();
    return new DeploymentView(
        id,
        info.status(),
        info.description() == null ? "" : info.description(),
        error == null ? null : error.code(),
        error == null ? null : error.message(),
        info.rollbackInfo() == null ? null : info.rollbackInfo().rollbackDeploymentId(),
        info.rollbackInfo() == null ? null : info.rollbackInfo().rollbackTriggeringDeploymentId());
  }

  @Override
  public void createApplication(Step.CreateApplication step) {
    unlessThere(new CodeDeployCall.CreateApplication(step.application(), "Lambda"));
  }

  @Override
  public void createConfig(Step.CreateDeploymentConfig step) {
    int percent = step.strategy().percent();
    int minutes = (int) step.strategy().interval().toMinutes();
    TrafficRoutingConfig routing =
        step.strategy().kind() == ShiftStrategy.Kind.CANARY
            ? new TrafficRoutingConfig(
                "TimeBasedCanary", new TrafficRoutingConfig.Canary(percent, minutes), null)
            : new TrafficRoutingConfig(
                "TimeBasedLinear", null, new TrafficRoutingConfig.Linear(percent, minutes));
    unlessThere(new CodeDeployCall.CreateDeploymentConfig(step.config(), "Lambda", routing));
  }

  @Override
  public void createGroup(Step.CreateDeploymentGroup step) {
    unlessThere(
        new CodeDeployCall.CreateDeploymentGroup(
            step.application(),
            step.group(),
            step.config(),
            step.roleArn(),
            alarms(step.alarms()),
            BACK,
            null));
  }

  @Override
  public String start(FunctionId function, Step.StartDeployment step) {
    CodeDeployCall.Revision revision =
        new CodeDeployCall.Revision(
            "AppSpecContent", null, new CodeDeployCall.Content(step.description(), null));
    AppSpec spec =
        new AppSpec(
            function.name(),
            step.alias(),
            step.from(),
            step.to(),
            step.engine().beforeTraffic(),
            step.engine().afterTraffic());
    CodeDeployCall create =
        new CodeDeployCall.CreateDeployment(
            step.engine().application(),
            step.engine().deploymentGroup(),
            revision,
            spec,
            step.config(),
            step.description(),
            BACK,
            step.alarms().isEmpty() ? null : alarms(step.alarms()));
    return ((CodeDeployAnswer.Values) call(create)).values().get("deploymentId");
  }

  @Override
  public void stop(Step.StopDeployment step) {
    try {
      call(new CodeDeployCall.StopDeployment(step.id(), step.back()));
    } catch (CallFailure failure) {
      if (!String.valueOf(failure.errorCode()).startsWith("DeploymentAlreadyCompleted")) {
        throw failure;
      }
    }
  }

  private static DeploymentGroup.AlarmConfiguration alarms(List<String> names) {
    return new DeploymentGroup.AlarmConfiguration(
        !names.isEmpty(), false, names.stream().map(DeploymentGroup.AlarmName::new).toList());
  }

  private void unlessThere(CodeDeployCall call) {
    try {
      call(call);
    } catch (CallFailure failure) {
      if (!String.valueOf(failure.errorCode()).endsWith("AlreadyExistsException")) {
        throw failure;
      }
    }
  }

  private CodeDeployAnswer call(CodeDeployCall call) {
    try {
      return lambda.call(call);
    } catch (Refusal refusal) {
      String code = refusal.error().type();
      CallFailure.Kind kind =
          code.endsWith("DoesNotExistException")
              ? CallFailure.Kind.NOT_FOUND
              : code.equals("DeploymentLimitExceededException")
                  ? CallFailure.Kind.CONFLICT
                  : CallFailure.Kind.REJECTED;
      String action = "codedeploy:" + call.getClass().getSimpleName();
      throw new CallFailure(
          kind, action, code, refusal.error().message(), "virtual", null, refusal);
    }
  }
}
