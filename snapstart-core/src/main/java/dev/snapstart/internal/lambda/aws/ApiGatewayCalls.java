package dev.snapstart.internal.lambda.aws;

import dev.snapstart.AwsClients;
import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.internal.lambda.Page;
import dev.snapstart.plan.ApiIntegration;
import dev.snapstart.plan.ApiIntegration.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.GetResourcesResponse;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.apigateway.model.Resource;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationsResponse;

/** What moving callers asks API Gateway; one call each. */
final class ApiGatewayCalls {
  private static final int RESOURCES_PER_PAGE = 500;

  private final AwsClients clients;

  ApiGatewayCalls(AwsClients clients) {
    this.clients = clients;
  }

  Page<ApiIntegration> list(Kind kind, String api, @Nullable String marker) {
    return kind == Kind.REST ? rest(api, marker) : http(api, marker);
  }

  void move(ApiIntegration integration, String uri) {
    if (integration.kind() == Kind.REST) {
      PatchOperation change =
          PatchOperation.builder().op(Op.REPLACE).path("/uri").value(uri).build();
      AwsCalls.call(
          "apigateway:PATCH",
          () ->
              restClient()
                  .updateIntegration(
                      request ->
                          request
                              .restApiId(integration.api())
                              .resourceId(integration.id())
                              .httpMethod(integration.method())
                              .patchOperations(change)));
    } else {
      AwsCalls.call(
          "apigateway:PATCH",
          () ->
              httpClient()
                  .updateIntegration(
                      request ->
                          request
                              .apiId(integration.api())
                              .integrationId(integration.id())
                              .integrationUri(uri)));
    }
  }

  /** Reads what one integration calls by now. */
  ApiIntegration read(ApiIntegration place) {
    if (place.kind() == Kind.REST) {
      return called(
          place,
          AwsCalls.call(
                  "apigateway:GET",
                  () ->
                      restClient()
                          .getIntegration(
                              request ->
                                  request
                                      .restApiId(place.api())
                                      .resourceId(place.id())
                                      .httpMethod(place.method())))
              .uri());
    }
    return called(
        place,
        AwsCalls.call(
                "apigateway:GET",
                () ->
                    httpClient()
                        .getIntegration(
                            request -> request.apiId(place.api()).integrationId(place.id())))
            .integrationUri());
  }

  private static ApiIntegration called(ApiIntegration place, @Nullable String uri) {
    return place.calling(uri == null ? "" : uri);
  }

  private Page<ApiIntegration> rest(String api, @Nullable String marker) {
    GetResourcesResponse response =
        AwsCalls.call(
            "apigateway:GET",
            () ->
                restClient()
                    .getResources(
                        request ->
                            request
                                .restApiId(api)
                                .embed("methods")
                                .limit(RESOURCES_PER_PAGE)
                                .position(marker)));
    List<ApiIntegration> found = new ArrayList<>();
    for (Resource resource : response.items()) {
      resource
          .resourceMethods()
          .forEach(
              (method, is) -> {
                if (is.methodIntegration() != null && is.methodIntegration().uri() != null) {
                  found.add(
                      new ApiIntegration(
                          Kind.REST, api, resource.id(), method, is.methodIntegration().uri()));
                }
              });
    }
    return new Page<>(found, response.position());
  }

  private Page<ApiIntegration> http(String api, @Nullable String marker) {
    GetIntegrationsResponse response =
        AwsCalls.call(
            "apigateway:GET",
            () -> httpClient().getIntegrations(request -> request.apiId(api).nextToken(marker)));
    return new Page<>(
        response.items().stream()
            .filter(integration -> integration.integrationUri() != null)
            .map(
                integration ->
                    new ApiIntegration(
                        Kind.HTTP,
                        api,
                        integration.integrationId(),
                        null,
                        integration.integrationUri()))
            .toList(),
        response.nextToken());
  }

  private ApiGatewayClient restClient() {
    ApiGatewayClient client = clients.apiGateway();
    if (client == null) {
      throw missing("apiGateway");
    }
    return client;
  }

  private ApiGatewayV2Client httpClient() {
    ApiGatewayV2Client client = clients.apiGatewayV2();
    if (client == null) {
      throw missing("apiGatewayV2");
    }
    return client;
  }

  private static CallFailure missing(String supplier) {
    return new CallFailure(
        CallFailure.Kind.REJECTED,
        "apigateway:GET",
        null,
        "The host program's clients have no API Gateway client (AwsClients." + supplier + ").",
        null,
        null,
        null);
  }
}
