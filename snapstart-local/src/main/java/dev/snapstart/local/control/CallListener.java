package dev.snapstart.local.control;

import dev.snapstart.local.state.LambdaAnswer;
import dev.snapstart.local.state.LambdaCall;

/**
 * Watches the calls of Lambda that come in over HTTP, on the thread that serves them.
 *
 * <p>Both methods may perform calls of their own, for example to play a rival.
 */
public interface CallListener {

  /**
   * A call is about to be performed.
   *
   * @param call the call
   */
  default void beforeProcessing(LambdaCall call) {}

  /**
   * A call was performed, and its answer is about to be sent.
   *
   * @param call the call
   * @param answer the answer
   */
  default void beforeAnswer(LambdaCall call, LambdaAnswer answer) {}
}
