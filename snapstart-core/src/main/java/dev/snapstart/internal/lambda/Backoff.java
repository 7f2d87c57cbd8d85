package dev.snapstart.internal.lambda;

import java.time.Duration;

/** How long to stay away after calls that failed in a row. */
public interface Backoff {
  /**
   * Returns the pause before the next attempt.
   *
   * @param failures how many failed in a row, from 1
   */
  Duration after(int failures);
}
