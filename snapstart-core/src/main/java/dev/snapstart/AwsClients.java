package dev.snapstart;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Clients that a host program already has; this library never closes them.
 *
 * <p>A client's own retries stay in force beside the engine's: build it without retries if every
 * call is to be made once.
 *
 * <p>Some clients are in modules of the SDK that this library does not bring along. Whoever returns
 * one has its module; the others need not be on the class path.
 */
public interface AwsClients {
  /**
   * Uses one Lambda client and nothing else.
   *
   * @param client the client
   * @return clients without S3 and STS
   */
  static AwsClients lambdaClient(LambdaClient client) {
    return () -> client;
  }

  /**
   * Returns the Lambda client.
   *
   * @return a client, the same for every call
   */
  LambdaClient lambda();

  /**
   * Returns the client for packages that go through a bucket.
   *
   * @return a client, or null if packages are never staged
   */
  default @Nullable S3Client s3() {
    return null;
  }

  /**
   * Returns the client that tells the account when no function does.
   *
   * @return a client, or null if the account is not asked for
   */
  default @Nullable StsClient sts() {
    return null;
  }

  /**
   * Returns the client that looks at a KMS key before it is used; needs the module {@code
   * software.amazon.awssdk:kms}.
   *
   * @return a client, or null if keys are not looked at
   */
  default @Nullable KmsClient kms() {
    return null;
  }

  /**
   * Returns the client that reads a function's log; needs the module {@code
   * software.amazon.awssdk:cloudwatchlogs}.
   *
   * @return a client, or null if logs are not read
   */
  default @Nullable CloudWatchLogsClient cloudWatchLogs() {
    return null;
  }

  /**
   * Returns the client that reads metrics and alarms; needs the module {@code
   * software.amazon.awssdk:cloudwatch}.
   *
   * @return a client, or null if metrics are not read
   */
  default @Nullable CloudWatchClient cloudWatch() {
    return null;
  }

  /**
   * Returns the client that points REST APIs at an alias; needs the module {@code
   * software.amazon.awssdk:apigateway}.
   *
   * @return a client, or null if REST APIs are left alone
   */
  default @Nullable ApiGatewayClient apiGateway() {
    return null;
  }

  /**
   * Returns the client that points HTTP APIs at an alias; needs the module {@code
   * software.amazon.awssdk:apigatewayv2}.
   *
   * @return a client, or null if HTTP APIs are left alone
   */
  default @Nullable ApiGatewayV2Client apiGatewayV2() {
    return null;
  }
}
