package dev.snapstart.event;

import dev.snapstart.plan.DeploymentPlan;

/**
 * Hears what a deployment does while it runs.
 *
 * <p>Order of a {@code deploy}: first everything is read, then {@code planned} comes once, with the
 * plan's {@code warned} right behind it, then {@code stepStarted} and {@code stepFinished} for each
 * step, and at the end exactly one of {@code finished} and {@code failed}. Steps do not overlap;
 * the one that fails has no {@code stepFinished}. {@code waiting} comes within steps, and before
 * the first one if somebody else's update has to settle. {@code retrying} may come at any time,
 * before {@code planned} too, because reads are repeated as well.
 *
 * <p>A {@code plan} tells {@code planned} and its warnings and then ends without {@code finished}.
 * A run that fails while reading, or whose plan cannot be carried out, tells {@code failed} without
 * {@code planned}. Input that is refused before a run begins tells nothing, and a run that ends
 * because its {@code SnapStart} was closed may end without a word: its future tells.
 *
 * <p>All calls for one deployment come one after the other, from the thread that drives it; a
 * listener of a shared {@code SnapStart} hears several deployments at once and must be thread-safe.
 * What a listener throws is logged at DEBUG and otherwise ignored: it cannot break a deployment.
 */
public interface DeploymentListener {
  /** Hears nothing. */
  DeploymentListener NONE = new DeploymentListener() {};

  /**
   * Everything was looked at, nothing was written yet; comes also if there is nothing to do.
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
   * The goal of a {@code deploy} is reached; a {@code plan} does not tell it.
   *
   * @param event how
   */
  default void finished(Finished event) {}

  /**
   * The run, a {@code plan} included, ended without reaching its goal.
   *
   * @param event why
   */
  default void failed(Failed event) {}
}
