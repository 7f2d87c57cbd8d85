package dev.snapstart.trigger;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import org.jspecify.annotations.Nullable;

/** What calls functions, and whether it gets their snapshots; thread-safe. */
public interface Callers {
  /**
   * Finds what calls a function: resource policies, event source mappings, function URLs.
   *
   * @param function a function name or ARN
   * @param alias the alias that callers should use; null for the only one there is
   * @return the callers, each with the change that it needs
   * @throws SnapStartException with {@link ErrorCode#FUNCTION_NOT_FOUND} if there is no such
   *     function, with {@link ErrorCode#INVALID_REQUEST} if there is no such alias
   */
  CallerReport find(String function, @Nullable String alias);

  /**
   * Finds the same, and other functions of the region that send results of their asynchronous calls
   * to the function.
   *
   * @param function a function name or ARN
   * @param alias the alias that callers should use; null for the only one there is
   * @param scan how many functions may be looked at
   * @return the callers, each with the change that it needs
   * @throws SnapStartException as {@link #find(String, String)}, and with {@link
   *     ErrorCode#SCAN_TOO_LARGE} if the region has more functions; none of them is asked then
   */
  CallerReport find(String function, @Nullable String alias, AccountScan scan);

  /**
   * Tells what {@link #retarget} would do, changing nothing.
   *
   * @param function a function name or ARN
   * @param alias the alias that callers should use; null for the only one there is
   * @param choice what is to be moved
   * @return the moves, none of them made
   * @throws SnapStartException as {@link #find}
   */
  Retargeting planRetarget(String function, @Nullable String alias, RetargetChoice choice);

  /**
   * Lets callers of {@code $LATEST} and of old versions call an alias instead: first it is allowed
   * there, then they are moved, so that no call is refused. Nothing is taken away: what they had
   * stays, and each move can be undone. The same call again goes on where an interrupted one ended.
   * Each caller is looked at once more right before it is moved. The connection's listeners hear of
   * it as of a deployment.
   *
   * @param function a function name or ARN
   * @param alias the alias that callers should use; null for the only one there is
   * @param choice what is to be moved
   * @return the moves that were made, and what has to be done by hand
   * @throws SnapStartException as {@link #find}, with {@link ErrorCode#DRIFT} if somebody else has
   *     moved a caller meanwhile, or if a move fails; those before it were made
   */
  Retargeting retarget(String function, @Nullable String alias, RetargetChoice choice);
}
