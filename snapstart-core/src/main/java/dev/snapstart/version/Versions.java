package dev.snapstart.version;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;

/** The published versions of functions; thread-safe. */
public interface Versions {
  /**
   * Reads all versions of a function: state, aliases, last calls, and what their snapshots cost.
   *
   * <p>One GetFunction for each version, several at a time within its quota; beside these one call
   * for 50 versions, one for 50 aliases, and few for metrics.
   *
   * @param function a function name or ARN
   * @return the versions
   * @throws SnapStartException with {@link ErrorCode#FUNCTION_NOT_FOUND} if there is no such
   *     function
   */
  VersionReport list(String function);
}
