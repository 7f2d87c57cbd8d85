package dev.snapstart.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapstart.local.Deployments;
import dev.snapstart.local.LocalLambda;
import dev.snapstart.local.junit.LocalLambdaExtension;
import dev.snapstart.local.state.apigateway.RestApi;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.GetIntegrationResponse;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.Resource;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.Integration;

@ExtendWith(LocalLambdaExtension.class)
class GatewaySdkTest {
  private static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:orders";
  private static final String URI =
      "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/%s/invocations";

  private static ApiGatewayClient rest(LocalLambda server) {
    return Deployments.pointed(ApiGatewayClient.builder(), server.endpoint()).build();
  }

  private static ApiGatewayV2Client http(LocalLambda server) {
    return Deployments.pointed(ApiGatewayV2Client.builder(), server.endpoint()).build();
  }

  @Test
  void aRestApiServesTheAliasOnceItIsDeployed(LocalLambda server) {
    String id = server.apis().rest("shop", "orders", "POST", ARN);
    server.apis().rest("other", "x", "GET", ARN);
    try (ApiGatewayClient gateway = rest(server)) {
      assertThat(gateway.getRestApis().items()).extracting("name").contains("shop", "other");
      assertThat(gateway.getRestApis(r -> r.limit(1)).position()).isEqualTo("1");
      assertThat(gateway.getRestApisPaginator(r -> r.limit(1)).items().stream().toList())
          .hasSize(2);
      Resource resource =
          gateway.getResources(r -> r.restApiId(id).embed("methods")).items().stream()
              .filter(Resource::hasResourceMethods)
              .findFirst()
              .orElseThrow();
      assertThat(resource.path()).isEqualTo("/orders");
      assertThat(resource.resourceMethods().get("POST").methodIntegration().uri())
          .isEqualTo(URI.formatted(ARN));
      assertThat(
              gateway.getResources(r -> r.restApiId(id)).items().stream()
                  .filter(Resource::hasResourceMethods)
                  .map(r -> r.resourceMethods().get("POST").methodIntegration())
                  .toList())
          .containsOnlyNulls();

      gateway.updateIntegration(
          r ->
              r.restApiId(id)
                  .resourceId(resource.id())
                  .httpMethod("POST")
                  .patchOperations(
                      p -> p.op(Op.REPLACE).path("/uri").value(URI.formatted(ARN + ":live"))));

      GetIntegrationResponse edited =
          gateway.getIntegration(r -> r.restApiId(id).resourceId(resource.id()).httpMethod("POST"));
      assertThat(edited.uri()).isEqualTo(URI.formatted(ARN + ":live"));
      assertThat(edited.typeAsString()).isEqualTo("AWS_PROXY");
      assertThat(served(server, id, resource.id()).uri()).isEqualTo(URI.formatted(ARN));
      String deployed = gateway.createDeployment(r -> r.restApiId(id).stageName("prod")).id();
      assertThat(served(server, id, resource.id()).uri()).isEqualTo(edited.uri());
      assertThat(gateway.getStages(r -> r.restApiId(id)).item().get(0).deploymentId())
          .isEqualTo(deployed);
      assertThatThrownBy(() -> gateway.getStages(r -> r.restApiId("none")))
          .isInstanceOf(NotFoundException.class);
      assertThatThrownBy(() -> gateway.createRestApi(r -> r.name("x")))
          .hasMessageContaining("is not implemented by snapstart-local");
    }
  }

  private static RestApi.Integration served(LocalLambda server, String api, String resource) {
    return server.cloud().gateways().restApi(api).served("prod", resource, "POST");
  }

  @Test
  void anHttpApiIsPointedAtTheAlias(LocalLambda server) {
    String id = server.apis().http("shop", "POST /orders", ARN);
    try (ApiGatewayV2Client gateway = http(server)) {
      assertThat(gateway.getApis().items().get(0).apiId()).isEqualTo(id);
      assertThat(gateway.getApis().items().get(0).createdDate()).isNotNull();
      List<Integration> integrations = gateway.getIntegrations(r -> r.apiId(id)).items();
      assertThat(integrations).extracting(Integration::integrationUri).containsExactly(ARN);
      assertThat(gateway.getRoutes(r -> r.apiId(id)).items().get(0).target())
          .isEqualTo("integrations/" + integrations.get(0).integrationId());

      gateway.updateIntegration(
          r ->
              r.apiId(id)
                  .integrationId(integrations.get(0).integrationId())
                  .integrationUri(ARN + ":live"));

      assertThat(
              gateway
                  .getIntegration(
                      r -> r.apiId(id).integrationId(integrations.get(0).integrationId()))
                  .integrationUri())
          .isEqualTo(ARN + ":live");
      assertThat(gateway.getStages(r -> r.apiId(id)).items().get(0).autoDeploy()).isTrue();
      assertThat(gateway.createDeployment(r -> r.apiId(id).stageName("$default")).deploymentId())
          .isNotBlank();
      assertThatThrownBy(() -> gateway.getIntegrations(r -> r.apiId("none")))
          .isInstanceOf(software.amazon.awssdk.services.apigatewayv2.model.NotFoundException.class);
    }
  }
}
