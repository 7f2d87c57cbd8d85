package dev.snapstart.internal.lambda;

import java.io.Serial;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A call that was not answered well, in words that do not depend on an SDK. */
public final class CallFailure extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final String action;
  private final @Nullable String errorCode;
  private final @Nullable String requestId;
  private final @Nullable Duration retryAfter;

  public CallFailure(
      Kind kind,
      String action,
      @Nullable String errorCode,
      String message,
      @Nullable String requestId,
      @Nullable Duration retryAfter,
      @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.action = action;
    this.errorCode = errorCode;
    this.requestId = requestId;
    this.retryAfter = retryAfter;
  }

  public Kind kind() {
    return kind;
  }

  /** The IAM action of the call, such as {@code lambda:UpdateFunctionCode}. */
  public String action() {
    return action;
  }

  public @Nullable String errorCode() {
    return errorCode;
  }

  public @Nullable String requestId() {
    return requestId;
  }

  /** How long the server asks to stay away. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }

  /** What the caller can make of the failure. */
  public enum Kind {
    /** The thing asked for does not exist. */
    NOT_FOUND,
    /** The world is not as the call assumed: in progress, exists already, other revision. */
    CONFLICT,
    /** The role cannot be assumed yet, or the key not used yet: passes when IAM has caught up. */
    NOT_YET_USABLE,
    /** Too many calls. */
    THROTTLED,
    /** The service or the network failed; whether the call was carried out is not known. */
    TRANSIENT,
    /** A permission is missing. */
    ACCESS_DENIED,
    /** The credentials are missing. */
    NO_CREDENTIALS,
    /** The credentials are expired or wrong. */
    BAD_CREDENTIALS,
    /** Lambda does not accept what was sent. */
    REJECTED,
    /** A quota that waiting does not refill. */
    QUOTA,
    /** The answer makes no sense. */
    UNEXPECTED
  }
}
