package dev.snapstart.maven.check;

import dev.snapstart.maven.parameter.Values;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * From which finding on a build fails.
 *
 * @param failing the levels that do so, in capitals
 */
public record FailOn(List<String> failing) {
  private static final List<String> LEVELS = List.of("ERROR", "WARNING", "NOTE");

  /** Reads the element; {@code error} without it. */
  public static FailOn read(@Nullable String failOn) {
    String text = failOn == null ? "error" : failOn.strip();
    if (text.equals("none")) {
      return new FailOn(List.of());
    }
    int index = LEVELS.indexOf(text.toUpperCase(Locale.ROOT));
    if (index < 0) {
      throw Values.invalid("failOn", text, "Use error, warning, note or none.");
    }
    return new FailOn(LEVELS.subList(0, index + 1));
  }

  /**
   * Tells whether the build fails.
   *
   * @param found the levels of what was found
   */
  public boolean isReachedBy(Stream<? extends Enum<?>> found) {
    return found.map(Enum::name).anyMatch(failing::contains);
  }
}
