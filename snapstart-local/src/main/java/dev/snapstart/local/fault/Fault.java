package dev.snapstart.local.fault;

import dev.snapstart.local.state.LambdaError;
import java.time.Duration;

/** What goes wrong with one call. */
public sealed interface Fault {

  /**
   * The call is answered with an error.
   *
   * @param error the error
   * @param processed whether the call takes effect all the same
   */
  record Refuse(LambdaError error, boolean processed) implements Fault {}

  /**
   * The connection is closed without an answer.
   *
   * @param processed whether the call takes effect all the same
   */
  record Drop(boolean processed) implements Fault {}

  /**
   * The answer comes late.
   *
   * @param duration how late
   */
  record Delay(Duration duration) implements Fault {}

  /**
   * No answer comes, and the connection stays open until the client gives up.
   *
   * @param processed whether the call takes effect all the same
   */
  record Hang(boolean processed) implements Fault {}

  /**
   * The answer comes from something on the way to AWS, such as a proxy; the call has no effect.
   *
   * @param status the HTTP status
   * @param page the body, in HTML
   */
  record Foreign(int status, String page) implements Fault {}

  /** The call takes effect, and its answer is no JSON. */
  record Garbage() implements Fault {}

  /** The call takes effect, and the connection is closed in the middle of its answer. */
  record Truncate() implements Fault {}

  /**
   * A refusal without effect.
   *
   * @param status the HTTP status
   * @param type the error type
   * @param message the text
   * @return the fault
   */
  static Fault refuse(int status, String type, String message) {
    return new Refuse(LambdaError.of(status, type, message), false);
  }

  /**
   * An error although the call takes effect.
   *
   * @param status the HTTP status
   * @param type the error type
   * @param message the text
   * @return the fault
   */
  static Fault refuseAfter(int status, String type, String message) {
    return new Refuse(LambdaError.of(status, type, message), true);
  }

  /**
   * Too many calls.
   *
   * @param retryAfterSeconds when to come back
   * @return the fault
   */
  static Fault throttle(int retryAfterSeconds) {
    return new Refuse(LambdaError.throttled(retryAfterSeconds), false);
  }

  /**
   * Too many calls, without a word on when to come back.
   *
   * @return the fault
   */
  static Fault throttle() {
    return refuse(429, "TooManyRequestsException", "Rate exceeded");
  }

  /**
   * A missing permission, in IAM's words.
   *
   * @param action the action, for example {@code lambda:PublishVersion}
   * @return the fault
   */
  static Fault accessDenied(String action) {
    return refuse(
        403,
        "AccessDeniedException",
        "User: arn:aws:iam::123456789012:user/local is not authorized to perform: "
            + action
            + " because no identity-based policy allows the action");
  }

  /**
   * Credentials that have expired.
   *
   * @return the fault
   */
  static Fault expiredToken() {
    return refuse(
        403, "ExpiredTokenException", "The security token included in the request is expired");
  }

  /**
   * Another update that is under way.
   *
   * @return the fault
   */
  static Fault updateInProgress() {
    return refuse(
        409,
        "ResourceConflictException",
        "The operation cannot be performed at this time. An update is in progress for resource");
  }

  /**
   * A revision that is no longer the newest.
   *
   * @return the fault
   */
  static Fault staleRevision() {
    return refuse(
        412,
        "PreconditionFailedException",
        "The Revision Id provided does not match the latest Revision Id.");
  }

  /**
   * A proxy that does not reach AWS: status 502 and a page in HTML.
   *
   * @return the fault
   */
  static Fault badGateway() {
    return new Foreign(502, "<html><body><h1>502 Bad Gateway</h1></body></html>");
  }

  /**
   * No answer, and nothing has happened.
   *
   * @return the fault
   */
  static Fault hangBefore() {
    return new Hang(false);
  }

  /**
   * No answer, although the call took effect.
   *
   * @return the fault
   */
  static Fault hangAfter() {
    return new Hang(true);
  }

  /**
   * The connection is closed, and nothing has happened.
   *
   * @return the fault
   */
  static Fault dropBefore() {
    return new Drop(false);
  }

  /**
   * The connection is closed after the call took effect.
   *
   * @return the fault
   */
  static Fault dropAfter() {
    return new Drop(true);
  }

  /**
   * A late answer.
   *
   * @param duration how late
   * @return the fault
   */
  static Fault delay(Duration duration) {
    return new Delay(duration);
  }

  /**
   * An answer that is no JSON.
   *
   * @return the fault
   */
  static Fault garbage() {
    return new Garbage();
  }

  /**
   * Half an answer.
   *
   * @return the fault
   */
  static Fault truncate() {
    return new Truncate();
  }
}
