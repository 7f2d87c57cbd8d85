package dev.snapstart.model;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.traffic.ShiftStrategy;
import dev.snapstart.traffic.TrafficShift;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The alias that is to point to the wanted version.
 *
 * @param name the alias name
 * @param description the user's own description
 * @param ledger whether a move notes where it came from at the end of the description
 * @param shift in which portions traffic moves there, and what is checked on the way
 */
public record AliasGoal(
    String name, Attribute<String> description, boolean ledger, TrafficShift shift) {
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
    if (!ledger && shift.strategy().kind() != ShiftStrategy.Kind.ALL_AT_ONCE) {
      throw SnapStartException.of(
              ErrorCode.INVALID_REQUEST,
              "ledger: a shift in portions keeps its progress in the alias description ('ledger').")
          .advice("Leave 'ledger' on, or shift AllAtOnce.")
          .build();
    }
  }

  /**
   * Returns a goal that moves at once.
   *
   * @param name the alias name
   * @param description the user's own description
   * @param ledger whether a move notes where it came from at the end of the description
   * @throws SnapStartException with {@link ErrorCode#INVALID_ALIAS_NAME} if Lambda would not take
   *     the name, with {@link ErrorCode#INVALID_DESCRIPTION} if the description is too long
   */
  public AliasGoal(String name, Attribute<String> description, boolean ledger) {
    this(name, description, ledger, TrafficShift.PLAIN);
  }

  /**
   * Returns the same goal, reached in another way.
   *
   * @param value in which portions traffic moves, and what is checked on the way
   * @return a new goal
   * @throws SnapStartException with {@link ErrorCode#INVALID_REQUEST} for portions without ledger
   */
  public AliasGoal with(TrafficShift value) {
    return new AliasGoal(name, description, ledger, value);
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
