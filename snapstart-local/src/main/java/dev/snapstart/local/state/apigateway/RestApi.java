package dev.snapstart.local.state.apigateway;

import dev.snapstart.local.state.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A REST API. What its stages serve is what was deployed, not what has been changed since.
 *
 * @param id its id
 * @param name its name
 * @param createdDate when it was created
 * @param resources its resources by id, as they are edited
 * @param stages its stages by name
 * @param deployments what has been deployed, by id
 */
public record RestApi(
    String id,
    String name,
    Instant createdDate,
    Table<String, Resource> resources,
    Table<String, Stage> stages,
    Table<String, Deployment> deployments) {

  /** A path with its methods' integrations; the root has neither parent nor part. */
  public record Resource(
      String id,
      @Nullable String parentId,
      @Nullable String pathPart,
      String path,
      Table<String, Integration> methods) {}

  /** What a method calls, under API Gateway's own names. */
  public record Integration(
      String type, String httpMethod, String uri, int timeoutInMillis, String cacheNamespace) {

    Integration withUri(String changed) {
      return new Integration(type, httpMethod, changed, timeoutInMillis, cacheNamespace);
    }
  }

  /** A name under which a deployment is served. */
  public record Stage(
      String stageName, String deploymentId, Instant createdDate, Instant lastUpdatedDate) {}

  /** The resources as they were when they were deployed. */
  public record Deployment(
      String id,
      @Nullable String description,
      Instant createdDate,
      Table<String, Resource> resources) {}

  /**
   * What a stage serves.
   *
   * @param stage the stage's name
   * @param resource the resource's id
   * @param method for example {@code GET}
   * @return the integration, or null where the stage serves none
   */
  public @Nullable Integration served(String stage, String resource, String method) {
    Stage found = stages.get(stage);
    Deployment deployment = found == null ? null : deployments.get(found.deploymentId());
    Resource served = deployment == null ? null : deployment.resources().get(resource);
    return served == null ? null : served.methods().get(method);
  }

  RestApi with(Resource changed) {
    return new RestApi(
        id, name, createdDate, resources.with(changed.id(), changed), stages, deployments);
  }

  RestApi with(Deployment deployment, @Nullable Stage stage) {
    return new RestApi(
        id,
        name,
        createdDate,
        resources,
        stage == null ? stages : stages.with(stage.stageName(), stage),
        deployments.with(deployment.id(), deployment));
  }
}
