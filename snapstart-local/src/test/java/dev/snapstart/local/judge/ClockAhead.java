package dev.snapstart.local.judge;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A running clock that can be put forward, so that a long delay is over when a test says so. */
final class ClockAhead implements InstantSource {
  private volatile Duration ahead = Duration.ZERO;

  void pass(Duration time) {
    ahead = ahead.plus(time);
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }
}
