package dev.snapstart.local.state;

/**
 * What a call leads to.
 *
 * @param state the state after the call; after a refusal nothing but time has passed, unless it is
 *     what wakes an Inactive version
 * @param answer the answer, a {@link LambdaError} for a refusal
 */
public record Outcome(LambdaState state, LambdaAnswer answer) {

  /**
   * Tells whether the call was refused.
   *
   * @return true if the answer is an error
   */
  public boolean refused() {
    return answer instanceof LambdaError;
  }
}
