package dev.snapstart.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of Lambda's as far as its pages were read; immutable.
 *
 * @param items what was read
 * @param nextMarker how to get the next page, or null if all were read
 * @param serverTime when the newest page was answered, by the server's clock, or null if not told
 * @param stale whether something was written since that calls for reading it again
 * @param <T> what is listed
 */
public record Listing<T>(
    List<T> items, @Nullable String nextMarker, @Nullable Instant serverTime, boolean stale) {
  /** Copies the list. */
  public Listing {
    items = List.copyOf(items);
  }

  /**
   * Tells whether all pages were read, and nothing was written since.
   *
   * @return false if the list has to be read (on)
   */
  public boolean isCurrent() {
    return nextMarker == null && !stale;
  }

  /**
   * Adds the next page, or begins anew if what was read is stale or complete.
   *
   * @param more what is on the page
   * @param marker how to get the page after it, or null
   * @param time when it was answered, or null
   * @return the longer list
   */
  public Listing<T> plus(List<T> more, @Nullable String marker, @Nullable Instant time) {
    if (stale || nextMarker == null) {
      return new Listing<>(more, marker, time, false);
    }
    List<T> all = new ArrayList<>(items);
    all.addAll(more);
    return new Listing<>(all, marker, time, false);
  }

  /**
   * Returns where to go on reading.
   *
   * @return the next page's marker, or null to begin with the first
   */
  public @Nullable String resumeAt() {
    return stale ? null : nextMarker;
  }

  /**
   * Marks the list as one that has to be read again.
   *
   * @return the same items
   */
  public Listing<T> outdated() {
    return new Listing<>(items, null, serverTime, true);
  }
}
