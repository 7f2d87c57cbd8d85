package dev.snapstart.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapstart.local.Deployments;
import dev.snapstart.local.LocalLambda;
import dev.snapstart.local.junit.LocalLambdaExtension;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.CreateFunctionUrlConfigResponse;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.lambda.model.GetAccountSettingsResponse;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionUrlConfigResponse;
import software.amazon.awssdk.services.lambda.model.ProvisionedConcurrencyConfigNotFoundException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

@ExtendWith(LocalLambdaExtension.class)
class AttachmentsSdkTest {
  private static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:orders";
  private LambdaClient lambda;

  @BeforeEach
  void anAlias(LocalLambda server) {
    lambda = Deployments.client(server);
    lambda.createFunction(Deployments.create("orders", false));
    lambda.publishVersion(r -> r.functionName("orders"));
    lambda.createAlias(r -> r.functionName("orders").name("live").functionVersion("1"));
  }

  @AfterEach
  void close() {
    lambda.close();
  }

  @Test
  void anEventSourceIsMovedToTheAlias() {
    CreateEventSourceMappingResponse created =
        lambda.createEventSourceMapping(
            r ->
                r.functionName("orders")
                    .eventSourceArn("arn:aws:kinesis:us-east-1:123456789012:stream/s")
                    .startingPosition(EventSourcePosition.AT_TIMESTAMP)
                    .startingPositionTimestamp(Instant.EPOCH.plusSeconds(7))
                    .batchSize(7)
                    .filterCriteria(c -> c.filters(f -> f.pattern("{}"))));
    lambda.updateEventSourceMapping(r -> r.uuid(created.uuid()).functionName(ARN + ":live"));

    GetEventSourceMappingResponse moved = lambda.getEventSourceMapping(r -> r.uuid(created.uuid()));

    assertThat(created.state()).isEqualTo("Creating");
    assertThat(moved.state()).isEqualTo("Enabled");
    assertThat(moved.functionArn()).isEqualTo(ARN + ":live");
    assertThat(moved.batchSize()).isEqualTo(7);
    assertThat(moved.startingPositionTimestamp()).isEqualTo(Instant.EPOCH.plusSeconds(7));
    assertThat(moved.filterCriteria().filters().get(0).pattern()).isEqualTo("{}");
    assertThat(moved.lastModified()).isAfter(Instant.parse("2020-01-01T00:00:00Z"));
    assertThat(
            lambda
                .listEventSourceMappings(r -> r.functionName("orders:live"))
                .eventSourceMappings())
        .hasSize(1);
    lambda.deleteEventSourceMapping(r -> r.uuid(created.uuid()));
    assertThatThrownBy(() -> lambda.getEventSourceMapping(r -> r.uuid(created.uuid())))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void urlsAndAsynchronousCallsSpeakTheSdksLanguage() {
    CreateFunctionUrlConfigResponse url =
        lambda.createFunctionUrlConfig(
            r ->
                r.functionName("orders")
                    .qualifier("live")
                    .authType(FunctionUrlAuthType.NONE)
                    .cors(c -> c.allowOrigins("*").maxAge(60)));
    GetFunctionUrlConfigResponse read =
        lambda.getFunctionUrlConfig(r -> r.functionName("orders").qualifier("live"));
    lambda.putFunctionEventInvokeConfig(
        r ->
            r.functionName("orders")
                .qualifier("live")
                .maximumRetryAttempts(0)
                .destinationConfig(
                    d ->
                        d.onFailure(
                            f -> f.destination("arn:aws:sqs:us-east-1:123456789012:failed"))));

    assertThat(read.functionUrl()).isEqualTo(url.functionUrl()).startsWith("https://");
    assertThat(read.cors().maxAge()).isEqualTo(60);
    assertThat(lambda.listFunctionUrlConfigs(r -> r.functionName("orders")).functionUrlConfigs())
        .hasSize(1);
    assertThat(
            lambda
                .getFunctionEventInvokeConfig(r -> r.functionName("orders").qualifier("live"))
                .destinationConfig()
                .onFailure()
                .destination())
        .endsWith(":failed");
    lambda.deleteFunctionUrlConfig(r -> r.functionName("orders").qualifier("live"));
    lambda.deleteFunctionEventInvokeConfig(r -> r.functionName("orders").qualifier("live"));
    assertThat(
            lambda
                .listFunctionEventInvokeConfigs(r -> r.functionName("orders"))
                .functionEventInvokeConfigs())
        .isEmpty();
  }

  @Test
  void concurrencyIsReservedAndProvisioned() {
    lambda.putFunctionConcurrency(r -> r.functionName("orders").reservedConcurrentExecutions(10));
    assertThatThrownBy(
            () ->
                lambda.getProvisionedConcurrencyConfig(
                    r -> r.functionName("orders").qualifier("live")))
        .isInstanceOf(ProvisionedConcurrencyConfigNotFoundException.class);
    assertThat(
            lambda
                .putProvisionedConcurrencyConfig(
                    r ->
                        r.functionName("orders")
                            .qualifier("live")
                            .provisionedConcurrentExecutions(2))
                .statusAsString())
        .isEqualTo("IN_PROGRESS");
    GetAccountSettingsResponse account = lambda.getAccountSettings();

    assertThat(
            lambda
                .getProvisionedConcurrencyConfig(r -> r.functionName("orders").qualifier("live"))
                .statusAsString())
        .isEqualTo("READY");
    assertThat(
            lambda
                .listProvisionedConcurrencyConfigs(r -> r.functionName("orders"))
                .provisionedConcurrencyConfigs()
                .get(0)
                .functionArn())
        .isEqualTo(ARN + ":live");
    assertThat(
            lambda
                .getFunction(r -> r.functionName("orders"))
                .concurrency()
                .reservedConcurrentExecutions())
        .isEqualTo(10);
    assertThat(account.accountLimit().unreservedConcurrentExecutions()).isEqualTo(990);
    assertThat(account.accountUsage().functionCount()).isEqualTo(1);
    lambda.deleteProvisionedConcurrencyConfig(r -> r.functionName("orders").qualifier("live"));
    lambda.deleteFunctionConcurrency(r -> r.functionName("orders"));
    assertThat(
            lambda
                .getFunctionConcurrency(r -> r.functionName("orders"))
                .reservedConcurrentExecutions())
        .isNull();
  }
}
