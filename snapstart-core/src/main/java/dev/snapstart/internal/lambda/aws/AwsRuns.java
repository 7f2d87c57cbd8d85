package dev.snapstart.internal.lambda.aws;

import dev.snapstart.AwsClients;
import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.internal.lambda.LostInvocation;
import dev.snapstart.internal.lambda.Page;
import dev.snapstart.internal.lambda.RunGateway;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.Payload;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;

/** Runs functions through the SDK. */
final class AwsRuns implements RunGateway {
  /** Of the HTTP client, whose types may be another implementation's. */
  private static final Set<String> BEFORE_SENDING =
      Set.of("ConnectTimeoutException", "ConnectionPoolTimeoutException");

  /** A host's client may repeat calls by itself; this one is repeated by nobody but us. */
  private static final SdkPlugin ONCE =
      config -> {
        ClientOverrideConfiguration set = config.overrideConfiguration();
        config.overrideConfiguration(
            (set == null ? ClientOverrideConfiguration.builder() : set.toBuilder())
                .retryStrategy(AwsRetryStrategy.doNotRetry())
                .build());
      };

  private final AwsClients clients;
  private final OptionalServices optional;

  AwsRuns(AwsClients clients, OptionalServices optional) {
    this.clients = clients;
    this.optional = optional;
  }

  @Override
  public RunAnswer invoke(FunctionId function, String qualifier, Payload payload) {
    InvokeRequest.Builder request =
        InvokeRequest.builder()
            .functionName(function.apiName())
            .qualifier(qualifier)
            .invocationType(InvocationType.REQUEST_RESPONSE)
            .logType(LogType.TAIL)
            .payload(SdkBytes.fromByteArrayUnsafe(payload.bytes()));
    InvokeResponse response;
    try {
      response =
          AwsCalls.call("lambda:InvokeFunction", () -> client(request).invoke(request.build()));
    } catch (CallFailure failure) {
      throw mayHaveRun(failure) ? new LostInvocation(failure) : failure;
    }
    return answer(response);
  }

  @Override
  public Page<LogEvent> events(
      String group, Instant from, @Nullable String filter, @Nullable String marker) {
    return LogCalls.events(optional.wantedLogs(), group, from, filter, marker);
  }

  private LambdaClient client(InvokeRequest.Builder request) {
    if (clients instanceof OwnClients own) {
      return own.invoking();
    }
    request.overrideConfiguration(override -> override.addPlugin(ONCE));
    return clients.lambda();
  }

  private static RunAnswer answer(InvokeResponse response) {
    return new RunAnswer(
        response.statusCode() == null ? 200 : response.statusCode(),
        response.responseMetadata() == null ? null : response.responseMetadata().requestId(),
        response.executedVersion() == null ? "" : response.executedVersion(),
        response.functionError(),
        Payload.of(response.payload() == null ? new byte[0] : response.payload().asByteArray()),
        tail(response.logResult()));
  }

  private static String tail(@Nullable String encoded) {
    try {
      return encoded == null
          ? ""
          : new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** A connection that never stood carried nothing; of all else nobody knows. */
  static boolean mayHaveRun(CallFailure failure) {
    if (failure.kind() != CallFailure.Kind.TRANSIENT) {
      return false;
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException
          || cause instanceof UnknownHostException
          || cause instanceof NoRouteToHostException
          || BEFORE_SENDING.contains(cause.getClass().getSimpleName())) {
        return false;
      }
    }
    return true;
  }
}
