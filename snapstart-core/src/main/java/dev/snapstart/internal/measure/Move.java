package dev.snapstart.internal.measure;

/** What a measurement does next. */
sealed interface Move {
  /** Makes {@code $LATEST} start anew. */
  record Restamp() implements Move {}

  /**
   * Invokes at the same time, so that each invocation needs an environment of its own.
   *
   * @param target whom
   * @param width how many invocations
   * @param first whether a restore is the first one after the publish
   */
  record Burst(Target target, int width, boolean first) implements Move {}

  /**
   * Invokes the version, one after the other, on an environment that is warm.
   *
   * @param times how often
   */
  record StayWarm(int times) implements Move {}

  /** Nothing is left to do. */
  record End() implements Move {}
}
