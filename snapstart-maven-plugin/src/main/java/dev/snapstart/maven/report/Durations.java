package dev.snapstart.maven.report;

import dev.snapstart.maven.parameter.Values;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes times for people. */
public final class Durations {
  private static final Duration TENTHS_BELOW = Duration.ofSeconds(10);
  private static final Pattern LENGTH = Pattern.compile("(\\d{1,5})([smhd])");

  private Durations() {}

  /** Reads such as {@code 30s}, {@code 10m}, {@code 2h} or {@code 3d}. */
  public static Duration parse(String element, String text) {
    Matcher matcher = LENGTH.matcher(text.strip());
    if (!matcher.matches()) {
      throw Values.invalid(element, text, "Use a number with s, m, h or d, such as 10m.");
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  /** Returns such as {@code 0.4 s}, {@code 30 s}, {@code 20 min} or {@code 1 min 52 s}. */
  public static String show(Duration time) {
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
