package dev.snapstart;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;

/**
 * Brings modules of the AWS SDK onto the class path at the moment they are needed.
 *
 * <p>For programs with a class loader that can grow, such as plugins. All others add the modules to
 * their dependencies and need none of this. Implementations must be thread-safe.
 */
@FunctionalInterface
public interface SdkModules {
  /** What is not on the class path is missing. */
  SdkModules ON_CLASS_PATH = module -> {};

  /**
   * Called before a client of an optional module is built, so at most once for each module and
   * {@link SnapStart}, unless it fails.
   *
   * @param module an artifact of the group {@code software.amazon.awssdk}, such as {@code kms}
   * @throws SnapStartException with {@link ErrorCode#LIBRARY_MISSING} if it cannot be had
   */
  void require(String module);
}
