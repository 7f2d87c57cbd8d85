package dev.snapstart.local.state.apigateway;

import dev.snapstart.local.state.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP API.
 *
 * @param apiId its id
 * @param name its name
 * @param createdDate when it was created
 * @param integrations what it calls, by id
 * @param routes its routes by id
 * @param stages its stages by name
 */
public record HttpApi(
    String apiId,
    String name,
    Instant createdDate,
    Table<String, Integration> integrations,
    Table<String, Route> routes,
    Table<String, Stage> stages) {

  /** What a route calls, under API Gateway's own names. */
  public record Integration(
      String integrationId,
      String integrationType,
      String integrationMethod,
      String integrationUri,
      String connectionType,
      String payloadFormatVersion,
      int timeoutInMillis) {

    Integration withUri(String changed) {
      return new Integration(
          integrationId,
          integrationType,
          integrationMethod,
          changed,
          connectionType,
          payloadFormatVersion,
          timeoutInMillis);
    }
  }

  /** Which requests go to which integration. */
  public record Route(String routeId, String routeKey, String target) {}

  /** A name under which the API is served; with autoDeploy every change is served at once. */
  public record Stage(
      String stageName,
      boolean autoDeploy,
      @Nullable String deploymentId,
      Instant createdDate,
      Instant lastUpdatedDate) {

    Stage deployed(String id, Instant now) {
      return new Stage(stageName, autoDeploy, id, createdDate, now);
    }
  }

  HttpApi with(Integration changed) {
    return new HttpApi(
        apiId,
        name,
        createdDate,
        integrations.with(changed.integrationId(), changed),
        routes,
        stages);
  }

  HttpApi with(Stage changed) {
    return new HttpApi(
        apiId, name, createdDate, integrations, routes, stages.with(changed.stageName(), changed));
  }
}
