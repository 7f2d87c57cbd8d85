package dev.snapstart.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Time that passes when it is told to; thread-safe, because servers look at it too. */
public final class VirtualClock implements InstantSource {
  private Instant now = Instant.parse("2026-11-23T08:00:00Z");

  private final NavigableMap<Instant, Runnable> alarms = new TreeMap<>();

  /** Lets something happen as soon as an instant is reached, on the thread that lets time pass. */
  public synchronized void at(Instant instant, Runnable action) {
    alarms.put(instant, action);
  }

  /** Lets time pass. */
  public void pass(Duration time) {
    reach(instant().plus(time));
  }

  /** Goes to an instant, unless it has passed. */
  public synchronized void reach(Instant instant) {
    if (instant.isAfter(now)) {
      now = instant;
      NavigableMap<Instant, Runnable> due = alarms.headMap(now, true);
      due.values().forEach(Runnable::run);
      due.clear();
    }
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }
}
