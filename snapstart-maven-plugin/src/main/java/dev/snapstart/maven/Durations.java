package dev.snapstart.maven;

import java.time.Duration;
import java.util.Locale;

/** Writes times for people. */
final class Durations {
  private static final Duration TENTHS_BELOW = Duration.ofSeconds(10);

  private Durations() {}

  /** Returns such as {@code 0.4 s}, {@code 30 s}, {@code 20 min} or {@code 1 min 52 s}. */
  static String show(Duration time) {
    if (time.compareTo(TENTHS_BELOW) < 0 && time.toMillisPart() != 0) {
      return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
    if (time.toMinutes() == 0) {
      return time.toSeconds() + " s";
    }
    return time.toMinutes()
        + " min"
        + (time.toSecondsPart() == 0 ? "" : " " + time.toSecondsPart() + " s");
  }
}
