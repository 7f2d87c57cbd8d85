package dev.snapstart.local.http;

import dev.snapstart.local.state.LambdaError;

/** The refusal of everything that isn't there; no SDK retries a 501. */
final class NotImplemented {
  private NotImplemented() {}

  static LambdaError error(String what) {
    return LambdaError.of(
        501, "NotImplementedException", what + " is not implemented by snapstart-local");
  }
}
