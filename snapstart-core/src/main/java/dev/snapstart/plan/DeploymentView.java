package dev.snapstart.plan;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What CodeDeploy says of a deployment.
 *
 * @param id its id, such as {@code d-1A2B3C4D5}
 * @param status as CodeDeploy names it, such as {@code InProgress}
 * @param description what whoever began it wrote there
 * @param errorCode why it failed, such as {@code ALARM_ACTIVE}, or null
 * @param errorMessage the same for people, or null
 * @param undoneBy the id of the deployment that sends its traffic back, or null if none does yet
 * @param undoes the id of the deployment whose traffic it sends back, or null if it is none of
 *     those
 */
public record DeploymentView(
    String id,
    String status,
    String description,
    @Nullable String errorCode,
    @Nullable String errorMessage,
    @Nullable String undoneBy,
    @Nullable String undoes) {
  private static final Set<String> ENDED = Set.of("Succeeded", "Failed", "Stopped");

  /**
   * Tells whether it still moves traffic, or is about to.
   *
   * @return whether it has not ended
   */
  public boolean active() {
    return !ENDED.contains(status);
  }

  /**
   * Tells whether it ended well.
   *
   * @return whether all traffic is on the new version
   */
  public boolean succeeded() {
    return status.equals("Succeeded");
  }
}
