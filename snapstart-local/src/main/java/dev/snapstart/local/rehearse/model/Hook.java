package dev.snapstart.local.rehearse.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A hook that the function has registered.
 *
 * @param name its class or function
 * @param where the code that registered it, for example {@code Orders.<init>(Orders.java:31)}
 * @param fate what became of it
 * @param before how long it took before the snapshot, null if it was not measured
 * @param after how long it took after restoring, null if it was not measured
 */
public record Hook(
    String name, String where, Fate fate, @Nullable Duration before, @Nullable Duration after) {

  /** What becomes of hooks. */
  public enum Fate {
    /** It was there when its time came. */
    KEPT,
    /** It was collected as garbage before. */
    COLLECTED,
    /** It was registered after the snapshot. */
    TOO_LATE
  }
}
