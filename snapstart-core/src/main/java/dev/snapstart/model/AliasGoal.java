package dev.snapstart.model;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The alias that is to point to the wanted version.
 *
 * @param name the alias name
 * @param description the user's own description
 * @param ledger whether a move notes where it came from at the end of the description
 */
public record AliasGoal(String name, Attribute<String> description, boolean ledger) {
  private static final Pattern NAME = Pattern.compile("(?!^[0-9]+$)[a-zA-Z0-9-_]{1,128}");

  /** Checks name and description. */
  public AliasGoal {
    checkName(name);
    if (description instanceof Attribute.Set<String> set && set.value().length() > 256) {
      throw SnapStartException.of(
              ErrorCode.INVALID_DESCRIPTION,
              "aliasDescription: has " + set.value().length() + " characters; Lambda takes 256.")
          .advice("Shorten 'aliasDescription'.")
          .build();
    }
  }

  /**
   * Returns a goal with ledger that leaves the description alone.
   *
   * @param name the alias name
   * @return the goal
   * @throws SnapStartException with {@link ErrorCode#INVALID_ALIAS_NAME} if Lambda would not take
   *     the name
   */
  public static AliasGoal named(String name) {
    return new AliasGoal(name, Attribute.unmanaged(), true);
  }

  private static void checkName(@Nullable String name) {
    if (name == null || !NAME.matcher(name).matches()) {
      throw SnapStartException.of(
              ErrorCode.INVALID_ALIAS_NAME, "'" + name + "' is not an alias name ('alias').")
          .advice("Use 1 to 128 letters, digits, '-' or '_', not digits alone: those are versions.")
          .build();
    }
  }
}
