package dev.snapstart.internal.plan;

import java.time.Duration;
import java.time.Instant;

/**
 * When to look again: every 0.2 s for the first 30 s of a wait, then after 1.5% of the time already
 * waited, at most every second. GetFunction, the call used, has a quota of 100/s of its own (AWS:
 * "Lambda quotas").
 */
final class Polling {
  static final Duration SHORTEST = Duration.ofMillis(200);
  static final Duration LONGEST = Duration.ofSeconds(1);

  private static final Duration EAGER = Duration.ofSeconds(30);
  private static final double SHARE = 0.015;

  private Polling() {}

  static Instant next(Instant since, Instant seenAt) {
    Duration waited = Duration.between(since, seenAt);
    if (waited.compareTo(EAGER) < 0) {
      return seenAt.plus(SHORTEST);
    }
    Duration share = Duration.ofMillis((long) (waited.toMillis() * SHARE));
    return seenAt.plus(share.compareTo(LONGEST) > 0 ? LONGEST : share);
  }
}
