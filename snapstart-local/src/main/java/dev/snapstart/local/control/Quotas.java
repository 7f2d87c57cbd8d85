package dev.snapstart.local.control;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/** Lambda's request quotas (facts 9) as token buckets; thread-safe. */
public final class Quotas {
  private final Clock clock;
  private final Bucket getFunction;
  private final Bucket getPolicy;
  private final Bucket others;

  /**
   * Full buckets.
   *
   * @param clock tells the time
   */
  public Quotas(Clock clock) {
    this.clock = clock;
    Instant now = clock.instant();
    this.getFunction = new Bucket(100, now);
    this.getPolicy = new Bucket(15, now);
    this.others = new Bucket(15, now);
  }

  /**
   * Takes one call out of its bucket.
   *
   * @param operation the operation
   * @return empty if the call may go on, else the seconds after which to come back
   */
  public synchronized OptionalInt take(String operation) {
    Bucket bucket =
        switch (operation) {
          case "GetFunction" -> getFunction;
          case "GetPolicy" -> getPolicy;
          default -> others;
        };
    return bucket.take(clock.instant()) ? OptionalInt.empty() : OptionalInt.of(1);
  }

  /** Holds one second's worth of calls (the burst is assumed). */
  private static final class Bucket {
    private final int perSecond;
    private double tokens;
    private Instant filled;

    Bucket(int perSecond, Instant now) {
      this.perSecond = perSecond;
      this.tokens = perSecond;
      this.filled = now;
    }

    boolean take(Instant now) {
      double elapsed = Math.max(0, Duration.between(filled, now).toNanos() / 1e9);
      tokens = Math.min(perSecond, tokens + elapsed * perSecond);
      filled = now;
      if (tokens < 1) {
        return false;
      }
      tokens--;
      return true;
    }
  }
}
