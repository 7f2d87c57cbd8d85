package dev.snapstart.internal.lambda;

import org.jspecify.annotations.Nullable;

/**
 * The answer to one synchronous invocation.
 *
 * @param functionError how the function failed, such as {@code Unhandled}, or null if it did not
 * @param payload what it answered; never to be shown
 */
public record Invocation(@Nullable String functionError, String payload) {
  /** Leaves the payload out. */
  @Override
  public String toString() {
    return "Invocation[functionError=" + functionError + "]";
  }
}
