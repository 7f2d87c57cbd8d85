package dev.snapstart.event;

import dev.snapstart.plan.DeploymentPlan;

/**
 * Hears what a deployment does while it runs.
 *
 * <p>Order: {@code planned} once, then for each step {@code stepStarted} and {@code stepFinished}
 * with any number of {@code waiting}, {@code retrying} and {@code warned} in between, and at the
 * end either {@code finished} or {@code failed}, exactly once. All calls for one deployment come
 * one after the other, from the thread that drives it; a listener of a shared {@code SnapStart}
 * hears several deployments at once and must be thread-safe. What a listener throws is logged at
 * DEBUG and otherwise ignored: it cannot break a deployment.
 */
public interface DeploymentListener {
  /** Hears nothing. */
  DeploymentListener NONE = new DeploymentListener() {};

  /**
   * Everything was looked at, nothing was written yet.
   *
   * @param plan what the run will do
   */
  default void planned(DeploymentPlan plan) {}

  /**
   * A step begins.
   *
   * @param event which
   */
  default void stepStarted(StepStarted event) {}

  /**
   * A step ended well.
   *
   * @param event which
   */
  default void stepFinished(StepFinished event) {}

  /**
   * The run waits for Lambda; comes with every look at the state.
   *
   * @param event for what, and since when
   */
  default void waiting(Waiting event) {}

  /**
   * A call failed in a way that passes; it will be repeated after looking again.
   *
   * @param event which call, and why
   */
  default void retrying(Retrying event) {}

  /**
   * Something the user should know.
   *
   * @param event what
   */
  default void warned(Warned event) {}

  /**
   * The goal is reached.
   *
   * @param event how
   */
  default void finished(Finished event) {}

  /**
   * The run ended without reaching its goal.
   *
   * @param event why
   */
  default void failed(Failed event) {}
}
