package dev.snapstart.benchmarks;

import org.jspecify.annotations.Nullable;

/** One line of the table. */
sealed interface Row {
  String figure();

  String subject();

  /** A figure that was measured; without a budget it is there to compare with. */
  record Measured(String figure, String subject, Sample sample, @Nullable Budget budget)
      implements Row {
    boolean missed() {
      return budget != null && !budget.isMetBy(sample);
    }
  }

  /** A figure that could not be measured on this machine. */
  record Skipped(String figure, String subject, String reason) implements Row {}

  /** A figure that should have been measured; as bad as a missed budget. */
  record Failed(String figure, String subject, Exception cause) implements Row {}
}
