package dev.snapstart.internal.lambda.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.snapstart.AwsClients;
import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.plan.ApiIntegration;
import dev.snapstart.plan.ApiIntegration.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.UpdateIntegrationRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateIntegrationResponse;
import software.amazon.awssdk.services.lambda.LambdaClient;

class ApiGatewayCallsTest {
  @Test
  @SuppressWarnings("unchecked")
  void aRestApisIntegrationIsPatchedInItsUriAlone() {
    ApiGatewayClient client = mock(ApiGatewayClient.class);
    List<UpdateIntegrationRequest> sent = new ArrayList<>();
    when(client.updateIntegration(any(Consumer.class)))
        .thenAnswer(
            call -> {
              UpdateIntegrationRequest.Builder request = UpdateIntegrationRequest.builder();
              call.<Consumer<UpdateIntegrationRequest.Builder>>getArgument(0).accept(request);
              sent.add(request.build());
              return UpdateIntegrationResponse.builder().build();
            });
    new ApiGatewayCalls(
            new AwsClients() {
              @Override
              public LambdaClient lambda() {
                throw new UnsupportedOperationException();
              }

              @Override
              public ApiGatewayClient apiGateway() {
                return client;
              }
            })
        .move(new ApiIntegration(Kind.REST, "api1", "root1", "GET", "old"), "new");
    UpdateIntegrationRequest request = sent.get(0);
    assertThat(request.restApiId()).isEqualTo("api1");
    assertThat(request.resourceId()).isEqualTo("root1");
    assertThat(request.httpMethod()).isEqualTo("GET");
    assertThat(request.patchOperations())
        .singleElement()
        .satisfies(
            patch -> {
              assertThat(patch.op()).isEqualTo(Op.REPLACE);
              assertThat(patch.path()).isEqualTo("/uri");
              assertThat(patch.value()).isEqualTo("new");
            });
  }

  @Test
  void withoutAClientItSaysWhichIsMissing() {
    ApiGatewayCalls calls = new ApiGatewayCalls(AwsClients.lambdaClient(mock(LambdaClient.class)));
    CallFailure failure =
        catchThrowableOfType(CallFailure.class, () -> calls.list(Kind.HTTP, "api1", null));
    assertThat(failure).hasMessageContaining("apiGatewayV2");
  }
}
