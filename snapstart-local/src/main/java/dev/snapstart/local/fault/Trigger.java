package dev.snapstart.local.fault;

import org.jspecify.annotations.Nullable;

/**
 * Which calls a fault hits, counted from the moment it is scripted.
 *
 * @param operation only this operation, or null for any of Lambda's
 * @param function only this function by its plain name, or null for any
 * @param from the first matching call that is hit, 1 for the very next
 * @param to the last one
 */
public record Trigger(@Nullable String operation, @Nullable String function, int from, int to) {
  /** Checks the range. */
  public Trigger {
    if (from < 1 || to < from) {
      throw new IllegalArgumentException("Calls are counted from 1");
    }
  }

  /**
   * The next call.
   *
   * @return the trigger
   */
  public static Trigger next() {
    return nth(1);
  }

  /**
   * One call.
   *
   * @param n counted from 1
   * @return the trigger
   */
  public static Trigger nth(int n) {
    return new Trigger(null, null, n, n);
  }

  /**
   * The next calls.
   *
   * @param n how many, at least 1
   * @return the trigger
   */
  public static Trigger first(int n) {
    return new Trigger(null, null, 1, n);
  }

  /**
   * Every call from now on.
   *
   * @return the trigger
   */
  public static Trigger every() {
    return first(Integer.MAX_VALUE);
  }

  /**
   * Counts and hits one operation only.
   *
   * @param only the operation, for example {@code GetFunction}; also S3's, such as PutObject
   * @return the narrowed trigger
   */
  public Trigger of(String only) {
    return new Trigger(only, function, from, to);
  }

  /**
   * Counts and hits calls about one function only.
   *
   * @param only the function's plain name
   * @return the narrowed trigger
   */
  public Trigger on(String only) {
    return new Trigger(operation, only, from, to);
  }
}
