package dev.snapstart.local.state.codedeploy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A deployment and how far it has come.
 *
 * @param id its id
 * @param order what it was asked to do
 * @param status CodeDeploy's own word
 * @param created when it was created
 * @param completed when it ended, null before
 * @param due when it goes on by itself, null when it has ended
 * @param percent how much of the traffic the target version has
 * @param events its parts in order
 * @param error why it did not succeed, null where it did
 * @param rollback what undid it, or what it undoes; null for neither
 */
public record Deployment(
    String id,
    Order order,
    String status,
    Instant created,
    @Nullable Instant completed,
    @Nullable Instant due,
    int percent,
    List<LifecycleEvent> events,
    @Nullable ErrorInformation error,
    @Nullable RollbackInfo rollback) {

  /** Copies the events. */
  public Deployment {
    events = List.copyOf(events);
  }

  /**
   * What a deployment was asked to do.
   *
   * @param application the application's name
   * @param group the group's name
   * @param configName the name of the traffic configuration
   * @param traffic how traffic moves
   * @param revision the revision as it was given
   * @param spec what the revision says
   * @param description the caller's own words, null for none
   * @param creator who created it, in CodeDeploy's words
   * @param alarms the alarms that stop it
   * @param autoRollback when it is undone, null for never
   */
  public record Order(
      String application,
      String group,
      String configName,
      TrafficRoutingConfig traffic,
      CodeDeployCall.Revision revision,
      AppSpec spec,
      @Nullable String description,
      String creator,
      List<String> alarms,
      DeploymentGroup.@Nullable AutoRollback autoRollback) {}

  /** Why a deployment did not succeed. */
  public record ErrorInformation(String code, String message) {}

  /** How two deployments are related of which one undoes the other. */
  public record RollbackInfo(
      @Nullable String rollbackDeploymentId,
      @Nullable String rollbackTriggeringDeploymentId,
      @Nullable String rollbackMessage) {}

  static Deployment created(String id, Order order, Instant now) {
    List<LifecycleEvent> events =
        List.of(
            LifecycleEvent.pending(LifecycleEvent.BEFORE),
            LifecycleEvent.pending(LifecycleEvent.TRAFFIC),
            LifecycleEvent.pending(LifecycleEvent.AFTER));
    return new Deployment(id, order, "Created", now, null, now, 0, events, null, null);
  }

  /**
   * Tells whether the deployment is still going on.
   *
   * @return true until it has succeeded, failed or been stopped
   */
  public boolean active() {
    return completed == null;
  }

  /**
   * The id that a hook's function has to report under.
   *
   * @return the id, or null while no hook is awaited
   */
  public @Nullable String hookExecutionId() {
    LifecycleEvent current = current();
    if (!active() || current == null) {
      return null;
    }
    boolean hook = !current.lifecycleEventName().equals(LifecycleEvent.TRAFFIC);
    return hook && current.status().equals("InProgress")
        ? id + "-" + current.lifecycleEventName()
        : null;
  }

  /** The part that is under way or next, null when all are over. */
  @Nullable LifecycleEvent current() {
    return events.stream().filter(LifecycleEvent::open).findFirst().orElse(null);
  }

  Deployment with(LifecycleEvent changed, @Nullable Instant next) {
    List<LifecycleEvent> all =
        events.stream()
            .map(e -> e.lifecycleEventName().equals(changed.lifecycleEventName()) ? changed : e)
            .toList();
    return new Deployment(
        id, order, "InProgress", created, completed, next, percent, all, error, rollback);
  }

  Deployment withPercent(int changed, @Nullable Instant next) {
    return new Deployment(
        id, order, "InProgress", created, completed, next, changed, events, error, rollback);
  }

  Deployment succeeded(Instant now) {
    return new Deployment(
        id, order, "Succeeded", created, now, null, percent, events, error, rollback);
  }

  /** Ended before its end: what is under way has the given fate, the rest is skipped. */
  Deployment ended(String how, String eventStatus, ErrorInformation why, Instant now) {
    List<LifecycleEvent> all =
        events.stream()
            .map(
                e ->
                    e.status().equals("InProgress")
                        ? e.ended(eventStatus, now)
                        : e.open() ? e.ended("Skipped", now) : e)
            .toList();
    return new Deployment(id, order, how, created, now, null, percent, all, why, rollback);
  }

  Deployment related(RollbackInfo info) {
    return new Deployment(id, order, status, created, completed, due, percent, events, error, info);
  }
}
