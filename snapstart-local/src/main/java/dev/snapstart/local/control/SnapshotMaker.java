package dev.snapstart.local.control;

import dev.snapstart.local.state.FunctionVersion;
import dev.snapstart.local.state.LambdaState;

/**
 * Makes snapshots for real, where it can.
 *
 * <p>Its methods are called one at a time, while no call can be performed: they must be quick, and
 * must not call back on the same thread.
 */
public interface SnapshotMaker {

  /**
   * A version awaits its snapshot.
   *
   * @param function the function's plain name
   * @param version the version, Pending
   * @return true if this makes the snapshot and reports how it ended; false lets time decide
   */
  boolean takesOver(String function, FunctionVersion version);

  /**
   * The state has changed.
   *
   * @param state the new state
   */
  void changed(LambdaState state);
}
