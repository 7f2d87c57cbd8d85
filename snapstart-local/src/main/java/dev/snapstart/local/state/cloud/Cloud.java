package dev.snapstart.local.state.cloud;

import dev.snapstart.local.state.LambdaState;
import dev.snapstart.local.state.apigateway.GatewayState;
import dev.snapstart.local.state.cloudwatch.CloudWatchAnswer;
import dev.snapstart.local.state.cloudwatch.CloudWatchCall;
import dev.snapstart.local.state.cloudwatch.CloudWatchState;
import dev.snapstart.local.state.cloudwatch.MeasuredInvocation;
import dev.snapstart.local.state.codedeploy.CodeDeployAnswer;
import dev.snapstart.local.state.codedeploy.CodeDeployCall;
import dev.snapstart.local.state.codedeploy.CodeDeployCalls;
import dev.snapstart.local.state.codedeploy.CodeDeployState;
import dev.snapstart.local.state.codedeploy.Rollouts;
import java.time.Instant;

/**
 * What all services know; immutable, with value equality.
 *
 * @param lambda Lambda, with the objects of S3 and the keys of KMS
 * @param cloudWatch metrics and alarms
 * @param codeDeploy deployments that shift traffic
 * @param gateways APIs that call functions
 */
public record Cloud(
    LambdaState lambda,
    CloudWatchState cloudWatch,
    CodeDeployState codeDeploy,
    GatewayState gateways) {

  /**
   * A cloud in which nothing but Lambda has been used.
   *
   * @param lambda Lambda
   * @return the cloud
   */
  public static Cloud of(LambdaState lambda) {
    return new Cloud(
        lambda, CloudWatchState.empty(), CodeDeployState.empty(), GatewayState.empty());
  }

  /**
   * Lets time pass in all services, in the order in which things become due.
   *
   * @param now the instant to move to
   * @return the cloud at that instant
   */
  public Cloud at(Instant now) {
    // An alarm that rings keeps what becomes due after it from happening.
    Rollouts services = new Rollouts(lambda, codeDeploy).watched(cloudWatch, now);
    Instant due = services.codeDeploy().nextDue();
    while (due != null && !due.isAfter(now)) {
      LambdaState then = services.lambda().at(due);
      services = new Rollouts(then, services.codeDeploy()).due(due);
      due = services.codeDeploy().nextDue();
    }
    return new Cloud(services.lambda().at(now), cloudWatch, services.codeDeploy(), gateways);
  }

  /**
   * Changes what Lambda knows.
   *
   * @param changed Lambda
   * @return the changed copy
   */
  public Cloud with(LambdaState changed) {
    return new Cloud(changed, cloudWatch, codeDeploy, gateways);
  }

  /**
   * Changes what CloudWatch knows.
   *
   * @param changed CloudWatch
   * @return the changed copy
   */
  public Cloud with(CloudWatchState changed) {
    return new Cloud(lambda, changed, codeDeploy, gateways);
  }

  /**
   * Changes what API Gateway knows.
   *
   * @param changed API Gateway
   * @return the changed copy
   */
  public Cloud with(GatewayState changed) {
    return new Cloud(lambda, cloudWatch, codeDeploy, changed);
  }

  /**
   * A call of CloudWatch.
   *
   * @param call the call
   * @return the same call to all services together
   */
  public static Call<CloudWatchAnswer> call(CloudWatchCall call) {
    return (cloud, now) -> {
      CloudWatchState.Outcome outcome = cloud.cloudWatch.handle(call, cloud.lambda.account(), now);
      return new Outcome<>(cloud.with(outcome.state()), outcome.answer());
    };
  }

  /**
   * What Lambda tells CloudWatch.
   *
   * @param invocation what was measured of an invocation
   * @return a call of CloudWatch
   */
  public static Call<CloudWatchAnswer> measured(MeasuredInvocation invocation) {
    return (cloud, now) ->
        new Outcome<>(
            cloud.with(cloud.cloudWatch.with(invocation)), new CloudWatchAnswer.Nothing());
  }

  /**
   * A call of CodeDeploy.
   *
   * @param call the call
   * @return the same call to all services together
   */
  public static Call<CodeDeployAnswer> call(CodeDeployCall call) {
    return (cloud, now) -> {
      CodeDeployCalls.Outcome outcome =
          CodeDeployCalls.handle(new Rollouts(cloud.lambda, cloud.codeDeploy), call, now);
      Rollouts after = outcome.services();
      return new Outcome<>(
          new Cloud(after.lambda(), cloud.cloudWatch, after.codeDeploy(), cloud.gateways),
          outcome.answer());
    };
  }

  /**
   * What a call to any of the services leads to.
   *
   * @param <T> the kind of answer
   * @param cloud the cloud after the call
   * @param answer the answer
   */
  public record Outcome<T>(Cloud cloud, T answer) {}

  /**
   * A call to any of the services.
   *
   * @param <T> the kind of answer
   */
  @FunctionalInterface
  public interface Call<T> {
    /**
     * Performs the call.
     *
     * @param cloud the cloud before it
     * @param now when it happens
     * @return the cloud after it, and the answer
     * @throws dev.snapstart.local.state.Refusal if it is refused, which changes nothing
     */
    Outcome<T> perform(Cloud cloud, Instant now);
  }
}
