package dev.snapstart.local.state.codedeploy;

import dev.snapstart.local.state.LambdaAnswer;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.local.state.LambdaError;
import dev.snapstart.local.state.LambdaState;
import dev.snapstart.local.state.Outcome;
import dev.snapstart.local.state.cloudwatch.CloudWatchState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Deployments as they go on: hooks are awaited, traffic moves by weights, alarms and wishes stop
 * it, and what was stopped may be undone. Order and conditions are documented, the texts of errors
 * are assumed.
 *
 * @param lambda Lambda
 * @param codeDeploy the deployments
 */
public record Rollouts(LambdaState lambda, CodeDeployState codeDeploy) {
  /** A hook that does not report within an hour has failed (documented). */
  private static final Duration HOOK_LIMIT = Duration.ofHours(1);

  private static final String ON_FAILURE = "DEPLOYMENT_FAILURE";
  private static final String ON_ALARM = "DEPLOYMENT_STOP_ON_ALARM";
  static final String ON_REQUEST = "DEPLOYMENT_STOP_ON_REQUEST";

  /**
   * Stops every deployment of which an alarm is ringing.
   *
   * @param cloudWatch the alarms
   * @param now when
   * @return both services afterwards
   */
  public Rollouts watched(CloudWatchState cloudWatch, Instant now) {
    Rollouts after = this;
    for (Deployment deployment : codeDeploy.deployments().values()) {
      List<String> ringing =
          deployment.active()
              ? deployment.order().alarms().stream().filter(cloudWatch::alarming).toList()
              : List.of();
      if (!ringing.isEmpty()) {
        Deployment.ErrorInformation why =
            new Deployment.ErrorInformation(
                "ALARM_ACTIVE",
                "One or more alarms have been activated according to the Amazon CloudWatch metrics"
                    + " you selected, and the affected deployments have been stopped. Activated"
                    + " alarms: "
                    + ringing);
        after = after.end(deployment, "Stopped", "Skipped", why, wants(deployment, ON_ALARM), now);
      }
    }
    return after;
  }

  Rollouts with(CodeDeployState changed) {
    return new Rollouts(lambda, changed);
  }

  private static boolean wants(Deployment deployment, String event) {
    DeploymentGroup.AutoRollback rollback = deployment.order().autoRollback();
    return rollback != null && rollback.on(event);
  }

  /**
   * Lets everything that is due at an instant go on.
   *
   * @param now the instant
   * @return both services afterwards
   */
  public Rollouts due(Instant now) {
    Rollouts after = this;
    for (Deployment deployment : codeDeploy.deployments().values()) {
      Instant due = deployment.due();
      if (due != null && !due.isAfter(now)) {
        after = after.step(deployment, now);
      }
    }
    return after;
  }

  private Rollouts step(Deployment deployment, Instant now) {
    LifecycleEvent event = deployment.current();
    if (event == null) {
      return keep(deployment.succeeded(now));
    }
    boolean begins = event.status().equals("Pending");
    if (event.lifecycleEventName().equals(LifecycleEvent.TRAFFIC)) {
      return shift(begins ? deployment.with(event.begun(now), now) : deployment, now);
    }
    if (!begins) {
      return fail(
          deployment,
          "HOOK_EXECUTION_FAILURE",
          "The " + event.lifecycleEventName() + " hook has not reported within one hour",
          now);
    }
    String wrong =
        event.lifecycleEventName().equals(LifecycleEvent.BEFORE) ? wrong(deployment) : null;
    if (wrong != null) {
      return fail(deployment, "INVALID_LAMBDA_CONFIGURATION", wrong, now);
    }
    AppSpec spec = deployment.order().spec();
    boolean before = event.lifecycleEventName().equals(LifecycleEvent.BEFORE);
    String hook = before ? spec.beforeAllowTraffic() : spec.afterAllowTraffic();
    return keep(
        hook == null
            ? deployment.with(event.ended("Skipped", now), now)
            : deployment.with(event.begun(now), now.plus(HOOK_LIMIT)));
  }

  private @Nullable String wrong(Deployment deployment) {
    AppSpec spec = deployment.order().spec();
    var function = lambda.function(spec.function());
    var alias = function == null ? null : function.aliases().get(spec.alias());
    if (function == null || alias == null) {
      return "The alias " + spec.targetId() + " does not exist";
    }
    if (!alias.functionVersion().equals(spec.currentVersion())) {
      return "The current version in the AppSpec is "
          + spec.currentVersion()
          + ", but the alias "
          + spec.targetId()
          + " points at "
          + alias.functionVersion();
    }
    return function.version(spec.targetVersion()) == null
        ? "The version " + spec.targetVersion() + " of " + spec.function() + " does not exist"
        : null;
  }

  /** One more portion of the traffic, the first one at once. */
  private Rollouts shift(Deployment deployment, Instant now) {
    String elsewhere = Traces.inTheWay(lambda, deployment);
    if (elsewhere != null) {
      return fail(deployment, "INVALID_LAMBDA_CONFIGURATION", elsewhere, now);
    }
    AppSpec spec = deployment.order().spec();
    TrafficRoutingConfig traffic = deployment.order().traffic();
    int percent = traffic.after(deployment.percent());
    LambdaCall move =
        percent == 100
            ? move(spec, spec.targetVersion(), Map.of())
            : move(spec, null, Map.of(spec.targetVersion(), percent / 100.0));
    Outcome outcome = lambda.handle(move, now);
    LambdaAnswer answer = outcome.answer();
    if (answer instanceof LambdaError error) {
      return fail(deployment, "INVALID_LAMBDA_CONFIGURATION", error.message(), now);
    }
    LifecycleEvent event = deployment.current();
    Deployment shifted =
        deployment.withPercent(percent, percent == 100 ? now : now.plus(traffic.interval()));
    return new Rollouts(outcome.state(), codeDeploy)
        .keep(
            percent == 100 && event != null
                ? shifted.with(event.ended("Succeeded", now), now)
                : shifted);
  }

  private static LambdaCall move(
      AppSpec spec, @Nullable String version, Map<String, Double> weights) {
    return new LambdaCall.UpdateAlias(
        spec.function(), spec.alias(), version, null, new LambdaCall.RoutingConfig(weights), null);
  }

  /** What a hook has reported. */
  Rollouts reported(Deployment deployment, String status, Instant now) {
    LifecycleEvent event = deployment.current();
    if (event == null) {
      return this;
    }
    return status.equals("Succeeded")
        ? keep(deployment.with(event.ended("Succeeded", now), now))
        : fail(
            deployment,
            "HOOK_EXECUTION_FAILURE",
            "The " + event.lifecycleEventName() + " hook has reported " + status,
            now);
  }

  private Rollouts fail(Deployment deployment, String code, String message, Instant now) {
    return end(
        deployment,
        "Failed",
        "Failed",
        new Deployment.ErrorInformation(code, message),
        wants(deployment, ON_FAILURE),
        now);
  }

  Rollouts stopped(Deployment deployment, boolean back, Instant now) {
    return end(
        deployment,
        "Stopped",
        "Skipped",
        new Deployment.ErrorInformation("MANUAL_STOP", "The deployment was stopped by a user"),
        back,
        now);
  }

  private Rollouts end(
      Deployment deployment,
      String how,
      String eventStatus,
      Deployment.ErrorInformation why,
      boolean back,
      Instant now) {
    Deployment ended = deployment.ended(how, eventStatus, why, now);
    return back ? keep(ended).undo(ended, now) : keep(ended);
  }

  /** Going back is a deployment of its own (documented); here it is done at once. */
  private Rollouts undo(Deployment deployment, Instant now) {
    AppSpec spec = deployment.order().spec();
    String id = codeDeploy.nextDeploymentId();
    Deployment.Order order = deployment.order();
    AppSpec reverse =
        new AppSpec(
            spec.function(), spec.alias(), spec.targetVersion(), spec.currentVersion(), null, null);
    Deployment undoing =
        Deployment.created(
                id,
                new Deployment.Order(
                    order.application(),
                    order.group(),
                    order.configName(),
                    new TrafficRoutingConfig("AllAtOnce", null, null),
                    order.revision(),
                    reverse,
                    null,
                    "codeDeployRollback",
                    List.of(),
                    null),
                now)
            .related(
                new Deployment.RollbackInfo(
                    null, deployment.id(), deployment.id() + " triggered a rollback deployment"));
    for (LifecycleEvent event : undoing.events()) {
      boolean traffic = event.lifecycleEventName().equals(LifecycleEvent.TRAFFIC);
      undoing = undoing.with(event.ended(traffic ? "Succeeded" : "Skipped", now), null);
    }
    String wrong = Traces.inTheWayBack(lambda, deployment);
    LambdaState after = lambda;
    if (wrong == null) {
      Outcome outcome = lambda.handle(move(spec, spec.currentVersion(), Map.of()), now);
      after = outcome.state();
      wrong = outcome.answer() instanceof LambdaError error ? error.message() : null;
    }
    Deployment done =
        wrong == null
            ? undoing.withPercent(100, null).succeeded(now)
            : undoing.ended(
                "Failed",
                "Failed",
                new Deployment.ErrorInformation("INVALID_LAMBDA_CONFIGURATION", wrong),
                now);
    String what = "The deployment was rolled back by " + id;
    String not = "The rollback " + id + " failed: " + wrong;
    Deployment undone =
        deployment.related(new Deployment.RollbackInfo(id, null, wrong == null ? what : not));
    return new Rollouts(after, codeDeploy).keep(done).keep(undone);
  }

  private Rollouts keep(Deployment deployment) {
    return new Rollouts(lambda, codeDeploy.with(deployment));
  }
}
