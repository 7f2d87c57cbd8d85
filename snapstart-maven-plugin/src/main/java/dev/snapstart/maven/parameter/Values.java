package dev.snapstart.maven.parameter;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the text of elements and properties. */
public final class Values {
  /** Clears what it is written for. */
  public static final String NONE = "none";

  private Values() {}

  public static boolean isNone(String text) {
    return NONE.equals(text.strip());
  }

  static void requireNone(String element, String text) {
    if (!isNone(text)) {
      throw invalid(element, text, "Use its inner elements, or 'none' to clear it.");
    }
  }

  public static int integer(String element, String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw invalid(element, text, "Use a whole number.");
    }
  }

  /** Reads {@code -Dname} without a value as true, as Maven does. */
  public static boolean flag(String element, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return false;
    }
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw invalid(element, text, "Use true or false.");
    };
  }

  public static SnapStartException invalid(String element, String text, String advice) {
    return SnapStartException.of(
            ErrorCode.INVALID_REQUEST, element + ": '" + text + "' is not understood.")
        .advice(advice)
        .build();
  }

  /** Two elements of which only one may be given. */
  public static SnapStartException conflict(String one, String other) {
    return SnapStartException.of(
            ErrorCode.INVALID_REQUEST, "'" + one + "' and '" + other + "' exclude each other.")
        .advice("Give one of them.")
        .build();
  }

  public static SnapStartException missing(String element, String what, String advice) {
    return SnapStartException.of(
            ErrorCode.INVALID_REQUEST, "No " + what + " was given ('" + element + "').")
        .advice(advice)
        .build();
  }
}
