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
