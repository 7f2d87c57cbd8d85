package dev.snapstart.maven.it;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The system's clock, which can let a long time pass as a short one; thread-safe. */
final class PausableClock implements InstantSource {
  private final InstantSource system = InstantSource.system();
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
}
