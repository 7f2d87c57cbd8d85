package dev.snapstart.local.state.apigateway;

import dev.snapstart.local.state.LambdaError;
import dev.snapstart.local.state.Refusal;
import dev.snapstart.local.state.Table;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * All that API Gateway knows of one account and region; immutable, with value equality. The texts
 * of refusals are those that callers report; where none was found they are assumed.
 *
 * @param restApis the REST APIs by id
 * @param httpApis the HTTP APIs by id
 * @param counter counts ids, from which they are made
 */
public record GatewayState(
    Table<String, RestApi> restApis, Table<String, HttpApi> httpApis, long counter) {
  private static final String ROOT = "root";
  private static final int TIMEOUT = 29_000;

  /**
   * No APIs.
   *
   * @return the empty state
   */
  public static GatewayState empty() {
    return new GatewayState(Table.empty(), Table.empty(), 0);
  }

  /**
   * Adds a REST API with one resource and one deployed stage.
   *
   * @param name its name
   * @param path the resource's one part, for example {@code orders}
   * @param method for example {@code POST}
   * @param uri what the method calls
   * @param stage the stage's name
   * @param now when
   * @return the changed copy
   */
  public GatewayState withRestApi(
      String name, String path, String method, String uri, String stage, Instant now) {
    String id = nextId("r");
    RestApi.Integration integration =
        new RestApi.Integration("AWS_PROXY", "POST", uri, TIMEOUT, path);
    RestApi api =
        new RestApi(id, name, now, Table.empty(), Table.empty(), Table.empty())
            .with(new RestApi.Resource(ROOT, null, null, "/", Table.empty()))
            .with(
                new RestApi.Resource(
                    path,
                    ROOT,
                    path,
                    "/" + path,
                    Table.<String, RestApi.Integration>empty().with(method, integration)));
    GatewayState with = with(api);
    return with.deployed(id, stage, null, now);
  }

  /**
   * Adds an HTTP API with one integration, one route and one stage that deploys by itself.
   *
   * @param name its name
   * @param routeKey for example {@code POST /orders}
   * @param uri what the route calls
   * @param stage the stage's name, for example {@code $default}
   * @param now when
   * @return the changed copy
   */
  public GatewayState withHttpApi(
      String name, String routeKey, String uri, String stage, Instant now) {
    String id = nextId("h");
    HttpApi.Integration integration =
        new HttpApi.Integration("i1", "AWS_PROXY", "POST", uri, "INTERNET", "2.0", 30_000);
    HttpApi.Route route = new HttpApi.Route("route1", routeKey, "integrations/i1");
    return with(
        new HttpApi(
                id,
                name,
                now,
                Table.empty(),
                Table.<String, HttpApi.Route>empty().with(route.routeId(), route),
                Table.empty())
            .with(integration)
            .with(new HttpApi.Stage(stage, true, null, now, now)));
  }

  /**
   * Finds a REST API.
   *
   * @param id its id
   * @return the API
   * @throws Refusal if there is none
   */
  public RestApi restApi(String id) {
    return found(restApis.get(id), "Invalid API identifier specified " + id);
  }

  /**
   * Finds an HTTP API.
   *
   * @param id its id
   * @return the API
   * @throws Refusal if there is none
   */
  public HttpApi httpApi(String id) {
    return found(httpApis.get(id), "Unable to find API by ID " + id);
  }

  /**
   * Finds what a REST API's method calls.
   *
   * @param api the API's id
   * @param resource the resource's id
   * @param method for example {@code POST}
   * @return the integration
   * @throws Refusal if there is none
   */
  public RestApi.Integration integration(String api, String resource, String method) {
    return found(
        resource(api, resource).methods().get(method), "Invalid Method identifier specified");
  }

  private RestApi.Resource resource(String api, String resource) {
    return found(restApi(api).resources().get(resource), "Invalid Resource identifier specified");
  }

  /**
   * Finds what an HTTP API's routes call.
   *
   * @param api the API's id
   * @param integration the integration's id
   * @return the integration
   * @throws Refusal if there is none
   */
  public HttpApi.Integration integration(String api, String integration) {
    return found(
        httpApi(api).integrations().get(integration),
        "Unable to find Integration by ID " + integration + " within API " + api);
  }

  private static <T> T found(@Nullable T thing, String message) {
    if (thing == null) {
      throw LambdaError.of(404, "NotFoundException", message).refuse();
    }
    return thing;
  }

  /**
   * Points a REST API's method at another function; served only once it is deployed.
   *
   * @param api the API's id
   * @param resource the resource's id
   * @param method for example {@code POST}
   * @param uri what it shall call
   * @return the changed copy
   * @throws Refusal if there is no such method
   */
  public GatewayState pointed(String api, String resource, String method, String uri) {
    RestApi.Integration changed = integration(api, resource, method).withUri(uri);
    RestApi.Resource before = resource(api, resource);
    RestApi.Resource after =
        new RestApi.Resource(
            before.id(),
            before.parentId(),
            before.pathPart(),
            before.path(),
            before.methods().with(method, changed));
    return with(restApi(api).with(after));
  }

  /**
   * Points an HTTP API's integration at another function.
   *
   * @param api the API's id
   * @param integration the integration's id
   * @param uri what it shall call
   * @return the changed copy
   * @throws Refusal if there is no such integration
   */
  public GatewayState pointed(String api, String integration, String uri) {
    return with(httpApi(api).with(integration(api, integration).withUri(uri)));
  }

  /**
   * Deploys a REST API as it is now.
   *
   * @param api the API's id
   * @param stage the stage that shall serve it, created if there is none; null for none
   * @param description the caller's own words
   * @param now when
   * @return the changed copy
   * @throws Refusal if there is no such API, or nothing to deploy
   */
  public GatewayState deployed(
      String api, @Nullable String stage, @Nullable String description, Instant now) {
    RestApi before = restApi(api);
    if (before.resources().values().stream().allMatch(resource -> resource.methods().isEmpty())) {
      throw LambdaError.of(400, "BadRequestException", "The REST API doesn't contain any methods")
          .refuse();
    }
    RestApi.Deployment deployment =
        new RestApi.Deployment(nextId("d"), description, now, before.resources());
    RestApi.Stage served = null;
    if (stage != null) {
      RestApi.Stage existing = before.stages().get(stage);
      Instant created = existing == null ? now : existing.createdDate();
      served = new RestApi.Stage(stage, deployment.id(), created, now);
    }
    return with(before.with(deployment, served));
  }

  /**
   * Deploys an HTTP API to a stage.
   *
   * @param api the API's id
   * @param stage the stage's name, null for none
   * @param now when
   * @return the changed copy
   * @throws Refusal if there is no such API or stage
   */
  public GatewayState deployedHttp(String api, @Nullable String stage, Instant now) {
    HttpApi before = httpApi(api);
    if (stage == null) {
      return with(before);
    }
    HttpApi.Stage found =
        found(before.stages().get(stage), "Unable to find Stage by name " + stage);
    return with(before.with(found.deployed(nextId("d"), now)));
  }

  /**
   * The id that the next thing gets.
   *
   * @param kind its first letter
   * @return ten characters, as API Gateway's own ids have
   */
  public String nextId(String kind) {
    return kind + String.format(Locale.ROOT, "%09d", counter);
  }

  private GatewayState with(RestApi api) {
    return new GatewayState(restApis.with(api.id(), api), httpApis, counter + 1);
  }

  private GatewayState with(HttpApi api) {
    return new GatewayState(restApis, httpApis.with(api.apiId(), api), counter + 1);
  }
}
