package dev.snapstart.maven.it;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The system's clock, which can let a long time pass as a short one; thread-safe. */
final class PausableClock extends Clock {
  private final Clock system = Clock.systemUTC();
  private Duration behind = Duration.ZERO;
  private Instant paused;

  synchronized void pause() {
    paused = instant();
  }

  /**
   * Goes on, if it was paused.
   *
   * @param passed the time that has passed meanwhile
   */
  synchronized void resume(Duration passed) {
    if (paused != null) {
      behind = Duration.between(paused.plus(passed), system.instant());
      paused = null;
    }
  }

  @Override
  public synchronized Instant instant() {
    return paused == null ? system.instant().minus(behind) : paused;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}
