package dev.snapstart.coldstart;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import java.util.regex.Pattern;

/** What may stand behind a function's name. */
final class Qualifiers {
  private static final Pattern QUALIFIER = Pattern.compile("\\$LATEST|[a-zA-Z0-9_-]{1,128}");

  private Qualifiers() {}

  static void check(String qualifier) {
    if (!QUALIFIER.matcher(qualifier).matches()) {
      throw SnapStartException.of(
              ErrorCode.INVALID_REQUEST,
              "'" + qualifier + "' is neither a version nor an alias ('qualifier').")
          .advice("Use a version's number, an alias's name, or $LATEST.")
          .build();
    }
  }
}
