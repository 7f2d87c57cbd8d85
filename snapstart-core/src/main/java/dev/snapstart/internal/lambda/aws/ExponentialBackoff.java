package dev.snapstart.internal.lambda.aws;

import dev.snapstart.internal.lambda.Backoff;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;

/** Pauses of 0.2 s, doubled each time up to 5 s, spread by half so that rivals fall out of step. */
public final class ExponentialBackoff implements Backoff {
  private static final IntervalFunction INTERVAL =
      IntervalFunction.ofExponentialRandomBackoff(
          Duration.ofMillis(200), 2.0, 0.5, Duration.ofSeconds(5));

  @Override
  public Duration after(int failures) {
    return Duration.ofMillis(INTERVAL.apply(failures));
  }
}
