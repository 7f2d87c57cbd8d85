package dev.snapstart.model;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a request wants of versions. */
public sealed interface VersionGoal {
  /**
   * Asks for a version that exists already.
   *
   * @param number its number
   * @return the goal
   * @throws SnapStartException with {@link ErrorCode#INVALID_VERSION} if it is no positive number
   */
  static VersionGoal existing(@Nullable String number) {
    return new Existing(number == null ? "" : number);
  }

  private static String number(@Nullable String version) {
    String text = version == null ? "" : version.strip();
    if (!Pattern.matches("[1-9]\\d{0,17}", text)) {
      throw SnapStartException.of(
              ErrorCode.INVALID_VERSION, "'" + text + "' is not a published version ('toVersion').")
          .advice("Versions are positive numbers such as 42.")
          .build();
    }
    return text;
  }

  /** No version is wanted. */
  record None() implements VersionGoal {}

  /**
   * A version that equals {@code $LATEST}: an existing one if there is, else a new one.
   *
   * @param description the new version's description, or null for the function's own
   */
  record Publish(@Nullable String description) implements VersionGoal {
    /** Checks the description. */
    public Publish {
      if (description != null && description.length() > 256) {
        throw SnapStartException.of(
                ErrorCode.INVALID_DESCRIPTION,
                "description: has " + description.length() + " characters; Lambda takes 256.")
            .advice("Shorten 'description'.")
            .build();
      }
    }
  }

  /**
   * The version that the alias pointed to before its last move, as its ledger tells; while a shift
   * is under way, the version that it comes from.
   */
  record Previous() implements VersionGoal {}

  /**
   * A version that exists already.
   *
   * @param version its number
   */
  record Existing(String version) implements VersionGoal {
    /** Checks the number. */
    public Existing {
      version = number(version);
    }
  }
}
