package dev.snapstart.local.state.codedeploy;

import dev.snapstart.local.state.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that CodeDeploy knows of one account and region; immutable, with value equality.
 *
 * @param applications the applications by name
 * @param configs the traffic configurations of the account's own by name
 * @param groups the deployment groups by application and name
 * @param deployments the deployments by id
 * @param counter counts ids, from which they are made
 */
public record CodeDeployState(
    Table<String, Application> applications,
    Table<String, TrafficRoutingConfig> configs,
    Table<String, DeploymentGroup> groups,
    Table<String, Deployment> deployments,
    long counter) {

  /**
   * Nothing to deploy.
   *
   * @return the empty state
   */
  public static CodeDeployState empty() {
    return new CodeDeployState(Table.empty(), Table.empty(), Table.empty(), Table.empty(), 0);
  }

  /**
   * An application.
   *
   * @param name its name
   * @param id its id
   * @param created when it was created
   */
  public record Application(String name, String id, Instant created) {}

  /**
   * When a deployment goes on next.
   *
   * @return the instant, or null where none is under way
   */
  public @Nullable Instant nextDue() {
    Instant soonest = null;
    for (Deployment deployment : deployments.values()) {
      Instant due = deployment.due();
      if (due != null && (soonest == null || due.isBefore(soonest))) {
        soonest = due;
      }
    }
    return soonest;
  }

  CodeDeployState withApplication(Application application) {
    return new CodeDeployState(
        applications.with(application.name(), application),
        configs,
        groups,
        deployments,
        counter + 1);
  }

  CodeDeployState withConfig(String name, TrafficRoutingConfig config) {
    return new CodeDeployState(
        applications, configs.with(name, config), groups, deployments, counter + 1);
  }

  CodeDeployState with(DeploymentGroup group) {
    String key = key(group.applicationName(), group.deploymentGroupName());
    return new CodeDeployState(
        applications, configs, groups.with(key, group), deployments, counter + 1);
  }

  CodeDeployState withoutGroup(String application, String name) {
    return new CodeDeployState(
        applications, configs, groups.without(key(application, name)), deployments, counter);
  }

  CodeDeployState with(Deployment deployment) {
    return new CodeDeployState(
        applications, configs, groups, deployments.with(deployment.id(), deployment), counter + 1);
  }

  @Nullable DeploymentGroup group(String application, String name) {
    return groups.get(key(application, name));
  }

  private static String key(String application, String group) {
    return application + "\n" + group;
  }

  String nextId() {
    return UUID.nameUUIDFromBytes(("codedeploy/" + counter).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  /** Has the form of CodeDeploy's own ids: nine letters or digits. */
  String nextDeploymentId() {
    return "d-" + nextId().replace("-", "").substring(0, 9).toUpperCase(Locale.ROOT);
  }
}
