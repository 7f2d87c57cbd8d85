package dev.snapstart.local.state;

import java.time.Duration;

/**
 * How long Lambda takes to settle; zero means settled at the next call.
 *
 * @param functionCreate from CreateFunction to Active
 * @param codeUpdate from UpdateFunctionCode to Successful
 * @param configurationUpdate from UpdateFunctionConfiguration to Successful
 * @param snapshot from publishing with SnapStart to OptimizationStatus On
 */
public record Timings(
    Duration functionCreate, Duration codeUpdate, Duration configurationUpdate, Duration snapshot) {
  /** Refuses negative durations. */
  public Timings {
    if (functionCreate.isNegative()
        || codeUpdate.isNegative()
        || configurationUpdate.isNegative()
        || snapshot.isNegative()) {
      throw new IllegalArgumentException("A duration is negative");
    }
  }

  /**
   * Everything settles at once.
   *
   * @return durations of zero
   */
  public static Timings none() {
    return new Timings(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
  }

  Timings withSnapshot(Duration changed) {
    return new Timings(functionCreate, codeUpdate, configurationUpdate, changed);
  }
}
