package dev.snapstart.internal.deploy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Lets time pass between two moves. */
public interface Sleeper {
  /** Returns when the instant is reached, or at once if it has passed. */
  void sleepUntil(Instant instant) throws InterruptedException;

  /** Really sleeps, on the calling thread. */
  static Sleeper real(Clock clock) {
    return instant -> {
      Duration left = Duration.between(clock.instant(), instant);
      if (!left.isNegative() && !left.isZero()) {
        Thread.sleep(left.toMillis(), left.toNanosPart() % 1_000_000);
      } else if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    };
  }
}
