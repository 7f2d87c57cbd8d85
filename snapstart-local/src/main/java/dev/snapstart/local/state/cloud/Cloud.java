package dev.snapstart.local.state.cloud;

import dev.snapstart.local.state.LambdaState;
import dev.snapstart.local.state.cloudwatch.CloudWatchAnswer;
import dev.snapstart.local.state.cloudwatch.CloudWatchCall;
import dev.snapstart.local.state.cloudwatch.CloudWatchState;
import java.time.Instant;

/**
 * What all services know; immutable, with value equality.
 *
 * @param lambda Lambda, with the objects of S3 and the keys of KMS
 * @param cloudWatch metrics and alarms
 */
public record Cloud(LambdaState lambda, CloudWatchState cloudWatch) {

  /**
   * A cloud in which nothing but Lambda has been used.
   *
   * @param lambda Lambda
   * @return the cloud
   */
  public static Cloud of(LambdaState lambda) {
    return new Cloud(lambda, CloudWatchState.empty());
  }

  /**
   * Lets time pass in all services, in the order in which things become due.
   *
   * @param now the instant to move to
   * @return the cloud at that instant
   */
  public Cloud at(Instant now) {
    return with(lambda.at(now));
  }

  /**
   * Changes what Lambda knows.
   *
   * @param changed Lambda
   * @return the changed copy
   */
  public Cloud with(LambdaState changed) {
    return new Cloud(changed, cloudWatch);
  }

  /**
   * Changes what CloudWatch knows.
   *
   * @param changed CloudWatch
   * @return the changed copy
   */
  public Cloud with(CloudWatchState changed) {
    return new Cloud(lambda, changed);
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
