package dev.snapstart.local.state;

import org.jspecify.annotations.Nullable;

/**
 * A refusal as Lambda, or KMS, words it.
 *
 * @param status the HTTP status
 * @param type the error type, for example {@code ResourceConflictException}
 * @param message the text
 * @param retryAfterSeconds the Retry-After header, or null for none
 */
public record LambdaError(
    int status, String type, String message, @Nullable Integer retryAfterSeconds)
    implements LambdaAnswer, KmsAnswer {
  private static final String TOO_MANY_AT_ONCE = "Rate Exceeded.";

  /**
   * A refusal without a Retry-After header.
   *
   * @param status the HTTP status
   * @param type the error type
   * @param message the text
   * @return the refusal
   */
  public static LambdaError of(int status, String type, String message) {
    return new LambdaError(status, type, message, null);
  }

  /**
   * Too many calls.
   *
   * @param retryAfterSeconds when to come back
   * @return the refusal
   */
  public static LambdaError throttled(int retryAfterSeconds) {
    return new LambdaError(
        429, "TooManyRequestsException", "Rate exceeded", retryAfterSeconds); // facts 9
  }

  /**
   * Too many invocations at once; the text differs from that of too many calls.
   *
   * @return the refusal
   */
  public static LambdaError tooManyAtOnce() {
    return of(429, "TooManyRequestsException", TOO_MANY_AT_ONCE);
  }

  /**
   * Why a caller is throttled.
   *
   * @return Lambda's reason, or null if nobody is (facts 1.7)
   */
  public @Nullable String throttleReason() {
    if (!type.equals("TooManyRequestsException")) {
      return null;
    }
    return message.equals(TOO_MANY_AT_ONCE)
        ? "ReservedFunctionConcurrentInvocationLimitExceeded"
        : "CallerRateLimitExceeded";
  }

  static LambdaError notFound(String message) {
    return of(404, "ResourceNotFoundException", message);
  }

  static LambdaError conflict(String message) {
    return of(409, "ResourceConflictException", message);
  }

  static LambdaError invalid(String message) {
    return of(400, "InvalidParameterValueException", message);
  }

  static LambdaError validation(String message) {
    return of(400, "ValidationException", message);
  }

  static LambdaError staleRevision(String operations) {
    return of(
        412,
        "PreconditionFailedException",
        "The Revision Id provided does not match the latest Revision Id. Call the "
            + operations
            + " API to retrieve the latest Revision Id");
  }

  /**
   * An exception that leaves a rule with this error.
   *
   * @return the exception, to be thrown
   */
  public Refusal refuse() {
    return new Refusal(this);
  }
}
