package dev.snapstart.trigger;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;

/**
 * A look at the other functions of the region, for asynchronous destinations that call the function
 * in question. Immutable.
 *
 * <p>Lambda has no list of them by destination, so each function is asked: one call for each, and
 * one more for every fifty.
 *
 * @param maxFunctions how many functions the region may have at most, 1 to 100,000
 */
public record AccountScan(int maxFunctions) {
  /** How many functions are looked at unless one says otherwise. */
  public static final int DEFAULT_MAX_FUNCTIONS = 500;

  private static final int MOST = 100_000;

  /**
   * Checks the number.
   *
   * @throws SnapStartException with {@link ErrorCode#INVALID_REQUEST} if it is out of range
   */
  public AccountScan {
    if (maxFunctions < 1 || maxFunctions > MOST) {
      throw SnapStartException.of(
              ErrorCode.INVALID_REQUEST,
              "maxFunctions: " + maxFunctions + " is not between 1 and " + MOST + ".")
          .advice("Give the number of functions to look at ('maxFunctions').")
          .build();
    }
  }
}
