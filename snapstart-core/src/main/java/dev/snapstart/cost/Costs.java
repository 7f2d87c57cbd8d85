package dev.snapstart.cost;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;

/** What SnapStart costs; thread-safe. */
public interface Costs {
  /**
   * Computes what SnapStart costs for a function, version by version, and what the same cold starts
   * would cost without it. Reads only.
   *
   * <p>One GetFunction for each version, one call for 50 versions, one for 50 aliases; few for
   * metrics if restores are not given; and what planning a pruning reads if that is asked for.
   * Metrics and pruning that are not permitted leave their figures unknown and stop nothing.
   *
   * @param function a function name or ARN
   * @param assumptions what the caller knows
   * @return the cost
   * @throws SnapStartException with {@link ErrorCode#FUNCTION_NOT_FOUND} if there is no such
   *     function, {@link ErrorCode#INVALID_REQUEST} if it has no such alias, or {@link
   *     ErrorCode#ACCESS_DENIED} if the versions may not be read
   */
  CostReport estimate(String function, CostAssumptions assumptions);
}
