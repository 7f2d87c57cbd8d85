package dev.snapstart.local.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A connection between an event source and a function.
 *
 * @param uuid its id
 * @param function the function's plain name
 * @param qualifier the version or alias, null for none
 * @param source what it reads from
 * @param settings how it reads and delivers
 * @param enabled whether it shall read
 * @param transition {@code Creating}, {@code Updating}, {@code Enabling}, {@code Disabling}, {@code
 *     Deleting}, or null where nothing is under way
 * @param due when the transition ends, null where nothing is under way
 * @param lastModified when a caller last changed it
 */
public record EventSourceMapping(
    String uuid,
    String function,
    @Nullable String qualifier,
    EventSource source,
    EventSourceSettings settings,
    boolean enabled,
    @Nullable String transition,
    @Nullable Instant due,
    Instant lastModified) {
  private static final String DELETING = "Deleting";

  /**
   * The state as Lambda words it.
   *
   * @return the transition, or {@code Enabled} or {@code Disabled}
   */
  public String state() {
    if (transition != null) {
      return transition;
    }
    return enabled ? "Enabled" : "Disabled";
  }

  boolean dueBy(Instant now) {
    return due != null && !due.isAfter(now);
  }

  /** What is left when the transition is over; null for nothing. */
  @Nullable EventSourceMapping settled() {
    return DELETING.equals(transition)
        ? null
        : new EventSourceMapping(
            uuid, function, qualifier, source, settings, enabled, null, null, lastModified);
  }

  EventSourceMapping deleting(Instant until) {
    return new EventSourceMapping(
        uuid, function, qualifier, source, settings, enabled, DELETING, until, lastModified);
  }
}
