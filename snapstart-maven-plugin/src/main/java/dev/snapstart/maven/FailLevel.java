package dev.snapstart.maven;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * From what on findings fail the build.
 *
 * @param failing the levels that do, in capitals
 */
record FailLevel(List<String> failing) {
  private static final List<String> LEVELS = List.of("ERROR", "WARNING", "NOTE");

  /** Reads the element; {@code error} without it. */
  static FailLevel of(@Nullable String failOn) {
    String text = failOn == null ? "error" : failOn.strip();
    if (text.equals("none")) {
      return new FailLevel(List.of());
    }
    int index = LEVELS.indexOf(text.toUpperCase(Locale.ROOT));
    if (index < 0) {
      throw Values.invalid("failOn", text, "Use error, warning, note or none.");
    }
    return new FailLevel(LEVELS.subList(0, index + 1));
  }

  boolean isReachedBy(Collection<String> levels) {
    return levels.stream().anyMatch(failing::contains);
  }
}
