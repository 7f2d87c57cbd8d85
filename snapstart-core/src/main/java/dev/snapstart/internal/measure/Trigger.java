package dev.snapstart.internal.measure;

import dev.snapstart.model.FunctionId;

/** Invokes a function once, and waits for its answer; thread-safe. */
@FunctionalInterface
public interface Trigger {
  /**
   * Invokes.
   *
   * @param function the function
   * @param qualifier {@code $LATEST} or a version's number
   * @param payload the event
   * @return what counts for measuring; the answer itself is thrown away
   */
  Shot invoke(FunctionId function, String qualifier, String payload);
}
