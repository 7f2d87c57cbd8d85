package dev.snapstart.internal.lambda;

import java.io.Serial;

/** An invocation without an answer: the function may have run. */
public final class LostInvocation extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final CallFailure failure;

  public LostInvocation(CallFailure failure) {
    super(failure.getMessage(), failure);
    this.failure = failure;
  }

  public CallFailure failure() {
    return failure;
  }
}
