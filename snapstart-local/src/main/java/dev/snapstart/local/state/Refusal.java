package dev.snapstart.local.state;

/** Leaves a rule with an error as the answer; caught where the call came in. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient LambdaError error;

  Refusal(LambdaError error) {
    super(error.message(), null, false, false);
    this.error = error;
  }

  /**
   * What to answer.
   *
   * @return the error
   */
  public LambdaError error() {
    return error;
  }
}
