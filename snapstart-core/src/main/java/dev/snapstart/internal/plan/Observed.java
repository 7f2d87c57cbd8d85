package dev.snapstart.internal.plan;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of one facet of the world.
 *
 * @param <T> what it holds when it is there
 */
public sealed interface Observed<T> {
  static <T> Observed<T> unknown() {
    return new Unknown<>();
  }

  default boolean isUnknown() {
    return this instanceof Unknown;
  }

  default boolean isAbsent() {
    return this instanceof Absent;
  }

  default Optional<T> value() {
    return this instanceof Present<T> present ? Optional.of(present.state()) : Optional.empty();
  }

  /** Not looked at yet, or not since something may have changed it. */
  record Unknown<T>() implements Observed<T> {}

  /** Looked at, and not there. */
  record Absent<T>(Instant seenAt) implements Observed<T> {}

  /** Looked at, and there. */
  record Present<T>(T state, Instant seenAt) implements Observed<T> {}
}
