package dev.snapstart.maven.measure;

import dev.snapstart.coldstart.Start;
import java.util.Locale;

/** What the kinds of starts are called, and how milliseconds are written. */
final class StartNames {
  private StartNames() {}

  /** The report's own word for getting ready. */
  static String start(Start start) {
    return start == Start.INIT ? "init" : "restore";
  }

  /** What a caller calls the whole answer. */
  static String answer(Start start) {
    return switch (start) {
      case INIT -> "cold";
      case RESTORE -> "restored";
      case WARM -> "warm";
    };
  }

  /** As many digits as mean something. */
  static String millis(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
  }
}
