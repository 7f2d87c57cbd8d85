package dev.snapstart.maven;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the text of elements and properties. */
final class Values {
  /** Clears what it is written for. */
  static final String NONE = "none";

  private Values() {}

  static boolean isNone(String text) {
    return NONE.equals(text.strip());
  }

  static void requireNone(String element, String text) {
    if (!isNone(text)) {
      throw invalid(element, text, "Use its inner elements, or 'none' to clear it.");
    }
  }

  static int integer(String element, String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw invalid(element, text, "Use a whole number.");
    }
  }

  /** Reads {@code -Dname} without a value as true, as Maven does. */
  static boolean flag(String element, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return false;
    }
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw invalid(element, text, "Use true or false.");
    };
  }

  static SnapStartException invalid(String element, String text, String advice) {
    return SnapStartException.of(
            ErrorCode.INVALID_REQUEST, element + ": '" + text + "' is not understood.")
        .advice(advice)
        .build();
  }

  /** Two elements of which only one may be given. */
  static SnapStartException conflict(String one, String other) {
    return SnapStartException.of(
            ErrorCode.INVALID_REQUEST, "'" + one + "' and '" + other + "' exclude each other.")
        .advice("Give one of them.")
        .build();
  }

  static SnapStartException missing(String element, String what, String advice) {
    return SnapStartException.of(
            ErrorCode.INVALID_REQUEST, "No " + what + " was given ('" + element + "').")
        .advice(advice)
        .build();
  }
}
