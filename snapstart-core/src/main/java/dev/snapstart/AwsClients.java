package dev.snapstart;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Clients that a host program already has; this library never closes them.
 *
 * <p>A client's own retries stay in force beside the engine's: build it without retries if every
 * call is to be made once.
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
}
