package dev.snapstart.local.http;

import dev.snapstart.local.state.LambdaError;

/** How much may come in at once. */
final class Limits {
  /** A request to Lambda, in bytes (facts 2.4). */
  static final int MAX_LAMBDA_REQUEST = 70_167_211;

  /** Any request, in bytes: a package for S3 may be as large as Lambda unpacks it (facts 2.4). */
  static final int MAX_REQUEST = 270_000_000;

  private Limits() {}

  static LambdaError tooLarge(String operation) {
    return LambdaError.of(
        413,
        "RequestEntityTooLargeException",
        "Request must be smaller than "
            + MAX_LAMBDA_REQUEST
            + " bytes for the "
            + operation
            + " operation");
  }
}
