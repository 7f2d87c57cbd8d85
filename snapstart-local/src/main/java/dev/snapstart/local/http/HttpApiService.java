package dev.snapstart.local.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.snapstart.local.control.ControlPlane;
import dev.snapstart.local.state.LambdaError;
import dev.snapstart.local.state.apigateway.GatewayState;
import dev.snapstart.local.state.apigateway.HttpApi;
import dev.snapstart.local.state.cloud.Cloud;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** As much of API Gateway's HTTP APIs as pointing them at another function takes. */
final class HttpApiService implements Service {
  private static final GatewayReplies.Names NAMES =
      new GatewayReplies.Names("items", "nextToken", 25);
  private final ControlPlane control;
  private final JsonMapper mapper =
      JsonMapper.builder()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .addModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
          .build();
  private final GatewayReplies replies = new GatewayReplies(mapper);

  HttpApiService(ControlPlane control) {
    this.control = control;
  }

  @Override
  public boolean serves(HttpCall call) {
    return "apigateway".equals(call.signedService())
        && call.path().size() > 1
        && call.path().get(0).equals("v2")
        && call.path().get(1).equals("apis");
  }

  @Override
  public Prepared prepare(HttpCall http) {
    Prepared known = known(http, http.path());
    return known == null ? replies.missing(http) : replies.guarded(known);
  }

  private @Nullable Prepared known(HttpCall http, List<String> path) {
    int length = path.size();
    String part = length > 3 ? path.get(3) : "";
    String api = length > 2 ? path.get(2) : "";
    if (http.method().equals("GET") && length == 2) {
      return prepared("GetApis", () -> apis(http));
    }
    if (http.method().equals("GET") && length == 4) {
      return switch (part) {
        case "integrations" -> listed("GetIntegrations", http, api, a -> a.integrations().values());
        case "routes" -> listed("GetRoutes", http, api, a -> a.routes().values());
        case "stages" -> listed("GetStages", http, api, a -> a.stages().values());
        default -> null;
      };
    }
    if (http.method().equals("POST") && length == 4 && part.equals("deployments")) {
      return prepared("CreateDeployment", () -> deploy(http, api));
    }
    if (length != 5 || !part.equals("integrations")) {
      return null;
    }
    return switch (http.method()) {
      case "GET" ->
          prepared("GetIntegration", () -> replies.of(200, state().integration(api, path.get(4))));
      case "PATCH" -> prepared("UpdateIntegration", () -> update(http, api, path.get(4)));
      default -> null;
    };
  }

  private static Prepared prepared(String operation, Supplier<Reply> perform) {
    return new Prepared(operation, null, perform);
  }

  private Prepared listed(
      String operation, HttpCall http, String api, Function<HttpApi, Collection<?>> part) {
    return prepared(operation, () -> page(http, List.copyOf(part.apply(state().httpApi(api)))));
  }

  private Reply page(HttpCall http, List<?> all) {
    return replies.page(all, NAMES, http.query("nextToken"), http.query("maxResults"));
  }

  private GatewayState state() {
    return control.cloud().gateways();
  }

  private Reply apis(HttpCall http) {
    return page(
        http,
        state().httpApis().values().stream()
            .map(
                api ->
                    Map.of(
                        "apiId",
                        api.apiId(),
                        "name",
                        api.name(),
                        "protocolType",
                        "HTTP",
                        "routeSelectionExpression",
                        "$request.method $request.path",
                        "createdDate",
                        api.createdDate()))
            .toList());
  }

  private Reply update(HttpCall http, String api, String integration) {
    JsonNode body = replies.body(http);
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (!name.equals("integrationUri")) {
                throw LambdaError.of(
                        400,
                        "BadRequestException",
                        "Only changing integrationUri is implemented by snapstart-local")
                    .refuse();
              }
            });
    String uri = body.path("integrationUri").asText(null);
    return replies.of(
        200,
        control.perform(
            (cloud, now) -> {
              GatewayState before = cloud.gateways();
              GatewayState after = uri == null ? before : before.pointed(api, integration, uri);
              return new Cloud.Outcome<>(cloud.with(after), after.integration(api, integration));
            }));
  }

  private Reply deploy(HttpCall http, String api) {
    String stage = replies.body(http).path("stageName").asText(null);
    return replies.of(
        201,
        control.perform(
            (cloud, now) -> {
              ObjectNode answer = mapper.createObjectNode();
              answer
                  .put("deploymentId", cloud.gateways().nextId("d"))
                  .put("deploymentStatus", "DEPLOYED")
                  .put("autoDeployed", false)
                  .put("createdDate", now.toString());
              return new Cloud.Outcome<>(
                  cloud.with(cloud.gateways().deployedHttp(api, stage, now)), answer);
            }));
  }

  @Override
  public Reply refusal(LambdaError error) {
    return replies.refusal(error);
  }
}
