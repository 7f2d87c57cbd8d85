package dev.snapstart.local.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.snapstart.local.control.ControlPlane;
import dev.snapstart.local.state.LambdaError;
import dev.snapstart.local.state.apigateway.GatewayState;
import dev.snapstart.local.state.apigateway.RestApi;
import dev.snapstart.local.state.cloud.Cloud;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** As much of API Gateway's REST APIs as pointing them at another function takes. */
final class RestApiService implements Service {
  private static final String PREFIX = "restapis";
  private static final GatewayReplies.Names NAMES =
      new GatewayReplies.Names("item", "position", 25);
  private final ControlPlane control;
  private final JsonMapper mapper =
      JsonMapper.builder()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .addModule(new WireTimes())
          .build();
  private final GatewayReplies replies = new GatewayReplies(mapper);

  RestApiService(ControlPlane control) {
    this.control = control;
  }

  @Override
  public boolean serves(HttpCall call) {
    return "apigateway".equals(call.signedService())
        && !call.path().isEmpty()
        && call.path().get(0).equals(PREFIX);
  }

  @Override
  public Prepared prepare(HttpCall http) {
    Prepared known = known(http, http.path());
    return known == null ? replies.missing(http) : replies.guarded(known);
  }

  private @Nullable Prepared known(HttpCall http, List<String> path) {
    boolean get = http.method().equals("GET");
    int length = path.size();
    if (get && length == 1) {
      return prepared("GetRestApis", () -> apis(http));
    }
    if (get && length == 3 && path.get(2).equals("resources")) {
      return prepared("GetResources", () -> resources(http, path.get(1)));
    }
    if (get && length == 3 && path.get(2).equals("stages")) {
      return prepared("GetStages", () -> stages(path.get(1)));
    }
    if (http.method().equals("POST") && length == 3 && path.get(2).equals("deployments")) {
      return prepared("CreateDeployment", () -> deploy(http, path.get(1)));
    }
    if (length == 7 && path.get(4).equals("methods") && path.get(6).equals("integration")) {
      return switch (http.method()) {
        case "GET" ->
            prepared(
                "GetIntegration",
                () -> replies.of(200, state().integration(path.get(1), path.get(3), path.get(5))));
        case "PATCH" -> prepared("UpdateIntegration", () -> update(http, path));
        default -> null;
      };
    }
    return null;
  }

  private static Prepared prepared(String operation, Supplier<Reply> perform) {
    return new Prepared(operation, null, perform);
  }

  private GatewayState state() {
    return control.cloud().gateways();
  }

  private Reply apis(HttpCall http) {
    List<Map<String, Object>> all =
        state().restApis().values().stream()
            .map(
                api ->
                    Map.<String, Object>of(
                        "id", api.id(), "name", api.name(), "createdDate", api.createdDate()))
            .toList();
    return replies.page(all, NAMES, http.query("position"), http.query("limit"));
  }

  private Reply resources(HttpCall http, String api) {
    List<String> embed = http.query().getOrDefault("embed", List.of());
    List<ObjectNode> all =
        state().restApi(api).resources().values().stream()
            .map(resource -> resource(resource, embed.contains("methods")))
            .toList();
    return replies.page(all, NAMES, http.query("position"), http.query("limit"));
  }

  /** Without embedding only the names of the methods are there (documented). */
  private ObjectNode resource(RestApi.Resource resource, boolean embedded) {
    ObjectNode node = mapper.createObjectNode().put("id", resource.id());
    node.put("path", resource.path());
    if (resource.parentId() != null) {
      node.put("parentId", resource.parentId()).put("pathPart", resource.pathPart());
    }
    if (resource.methods().isEmpty()) {
      return node;
    }
    ObjectNode methods = node.putObject("resourceMethods");
    resource
        .methods()
        .asMap()
        .forEach(
            (name, integration) -> {
              ObjectNode method = methods.putObject(name);
              if (embedded) {
                method
                    .put("httpMethod", name)
                    .put("authorizationType", "NONE")
                    .put("apiKeyRequired", false)
                    .set("methodIntegration", mapper.valueToTree(integration));
              }
            });
    return node;
  }

  private Reply stages(String api) {
    return replies.of(200, Map.of("item", List.copyOf(state().restApi(api).stages().values())));
  }

  private Reply update(HttpCall http, List<String> path) {
    String uri = null;
    for (JsonNode operation : replies.body(http).path("patchOperations")) {
      boolean replace = operation.path("op").asText().equals("replace");
      if (!replace || !operation.path("path").asText().equals("/uri")) {
        throw LambdaError.of(
                400, "BadRequestException", "Only replacing /uri is implemented by snapstart-local")
            .refuse();
      }
      uri = operation.path("value").asText();
    }
    String changed = uri;
    return replies.of(
        200,
        control.perform(
            (cloud, now) -> {
              GatewayState before = cloud.gateways();
              GatewayState after =
                  changed == null
                      ? before
                      : before.pointed(path.get(1), path.get(3), path.get(5), changed);
              return new Cloud.Outcome<>(
                  cloud.with(after), after.integration(path.get(1), path.get(3), path.get(5)));
            }));
  }

  private Reply deploy(HttpCall http, String api) {
    JsonNode body = replies.body(http);
    String stage = body.path("stageName").asText(null);
    String description = body.path("description").asText(null);
    return replies.of(
        201,
        control.perform(
            (cloud, now) -> {
              ObjectNode answer = mapper.createObjectNode();
              answer.put("id", cloud.gateways().nextId("d"));
              answer.set("createdDate", mapper.valueToTree(now));
              if (description != null) {
                answer.put("description", description);
              }
              return new Cloud.Outcome<>(
                  cloud.with(cloud.gateways().deployed(api, stage, description, now)), answer);
            }));
  }

  @Override
  public Reply refusal(LambdaError error) {
    return replies.refusal(error);
  }
}
