package dev.snapstart.local.run;

import java.time.Duration;

/** Measures a duration; owns the time that no clock's correction touches. */
final class Stopwatch {
  private final long start = System.nanoTime();

  private Stopwatch() {}

  static Stopwatch started() {
    return new Stopwatch();
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
