package dev.snapstart.internal.lambda.aws;

import dev.snapstart.AwsClients;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.internal.lambda.CallFailure;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.kms.KmsClient;

/**
 * The clients of services that a run can do without; a missing one is a call that failed.
 *
 * <p>Having a client means that its module is there, and that its classes may be touched. The type
 * of the supplier names none of them, because it is linked before it is asked.
 */
final class OptionalServices {
  private final AwsClients clients;

  OptionalServices(AwsClients clients) {
    this.clients = clients;
  }

  KmsClient kms(String action) {
    return (KmsClient) optional(action, "kms", () -> clients.kms());
  }

  CloudWatchLogsClient logs(String action) {
    return (CloudWatchLogsClient)
        optional(action, "cloudWatchLogs", () -> clients.cloudWatchLogs());
  }

  /** Where logs are all that is wanted, so that a missing module ends the run as such. */
  CloudWatchLogsClient wantedLogs() {
    CloudWatchLogsClient found = clients.cloudWatchLogs();
    if (found == null) {
      throw unavailable(
          "logs:FilterLogEvents",
          "The host program has no client for this (AwsClients.cloudWatchLogs)",
          null);
    }
    return found;
  }

  /** Nothing can be handed over without it, so that a missing module ends the run as such. */
  CodeDeployClient codeDeploy() {
    CodeDeployClient found = clients.codeDeploy();
    if (found == null) {
      throw unavailable(
          "codedeploy:GetDeploymentGroup",
          "The host program has no client for this (AwsClients.codeDeploy)",
          null);
    }
    return found;
  }

  private static Object optional(String action, String method, Supplier<@Nullable Object> client) {
    Object found;
    try {
      found = client.get();
    } catch (SnapStartException e) {
      throw unavailable(action, e.getMessage(), e);
    }
    if (found == null) {
      throw unavailable(
          action, "The host program has no client for this (AwsClients." + method + ")", null);
    }
    return found;
  }

  private static CallFailure unavailable(
      String action, @Nullable String why, @Nullable SnapStartException cause) {
    return new CallFailure(
        CallFailure.Kind.REJECTED, action, null, String.valueOf(why), null, null, cause);
  }
}
