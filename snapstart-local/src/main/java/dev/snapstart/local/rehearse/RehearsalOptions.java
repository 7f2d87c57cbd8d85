package dev.snapstart.local.rehearse;

import dev.snapstart.local.run.RunOptions;

/**
 * How a version is rehearsed.
 *
 * @param environments how many environments are restored, 2 to 20
 * @param limits how long starting and restoring may take
 * @param warnAt the share of a limit that is worth a warning, above 0 and at most 1
 */
public record RehearsalOptions(int environments, RunOptions limits, double warnAt) {
  private static final int MOST = 20;

  /** Checks the numbers. */
  public RehearsalOptions {
    if (environments < 2 || environments > MOST) {
      throw new IllegalArgumentException("2 to 20 environments can be rehearsed");
    }
    if (!(warnAt > 0 && warnAt <= 1)) {
      throw new IllegalArgumentException("The share of a limit is above 0 and at most 1");
    }
  }

  /**
   * What is usual.
   *
   * @return 3 environments, Lambda's limits, a warning at half of them
   */
  public static RehearsalOptions defaults() {
    return new RehearsalOptions(3, RunOptions.defaults(), 0.5);
  }

  /**
   * The same with another number of environments.
   *
   * @param changed 2 to 20
   * @return the changed copy
   */
  public RehearsalOptions withEnvironments(int changed) {
    return new RehearsalOptions(changed, limits, warnAt);
  }

  /**
   * The same with other limits.
   *
   * @param changed how long starting and restoring may take
   * @return the changed copy
   */
  public RehearsalOptions withLimits(RunOptions changed) {
    return new RehearsalOptions(environments, changed, warnAt);
  }
}
