package dev.snapstart.version;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.model.DeploymentResult;
import dev.snapstart.model.PruneGoal;
import dev.snapstart.model.PruneReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  /**
   * Tells which versions {@link #prune} would delete and why the others stay, changing nothing.
   *
   * @param function a function name or ARN
   * @param goal which versions may go
   * @return a verdict on each version
   * @throws SnapStartException if the versions cannot be read
   */
  PruneReport planPrune(String function, PruneGoal goal);

  /**
   * Deletes the versions that nothing needs: failed ones first, then inactive ones, then the
   * oldest. The same call again goes on where an interrupted one ended.
   *
   * @param function a function name or ARN
   * @param goal which versions may go
   * @return a verdict on each version; what Lambda refused to delete is among those that stay
   * @throws SnapStartException if it cannot be done
   */
  PruneReport prune(String function, PruneGoal goal);

  /**
   * Switches SnapStart off, publishes a version without it and moves an alias there. Older versions
   * keep their snapshots, and may cost, until they are deleted.
   *
   * @param function a function name or ARN
   * @param alias the alias to move, or null for none
   * @param deleteSnapshots whether versions with SnapStart that nothing names are deleted, if they
   *     are an hour old and were not called for seven days
   * @return how it ended
   * @throws SnapStartException if the goal was not reached
   */
  DeploymentResult disableSnapStart(
      String function, @Nullable String alias, boolean deleteSnapshots);

  /**
   * Changes the KMS key for good: on {@code $LATEST}, by a version published under it, and by
   * moving an alias there.
   *
   * @param function a function name or ARN
   * @param keyArn a KMS key ARN of the same region, or null for the key that AWS owns
   * @param alias the alias to move, or null for none
   * @param deleteOthers whether versions under other keys that nothing names or calls are deleted
   * @return the versions that still need another key; when it is empty, this function needs none
   * @throws SnapStartException if the goal was not reached
   */
  List<VersionInfo> changeKey(
      String function, @Nullable String keyArn, @Nullable String alias, boolean deleteOthers);
}
