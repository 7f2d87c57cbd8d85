package dev.snapstart.coldstart;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.internal.json.EventText;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.Payload;

/**
 * A synchronous invocation; immutable. No text form shows the payload.
 *
 * @param function a function name or ARN
 * @param qualifier a version's number, an alias, or {@code $LATEST}
 * @param payload the event: JSON of at most 6 MB
 * @param lines whether the function's own lines are wanted, and not only Lambda's report
 */
public record InvokeRequest(String function, String qualifier, Payload payload, boolean lines) {
  /** The newest code, which never starts from a snapshot. */
  public static final String LATEST = "$LATEST";

  /** The most that Lambda takes in a synchronous invocation, in bytes. */
  public static final int LARGEST_PAYLOAD = 6 * 1024 * 1024;

  /**
   * Checks everything that needs no call.
   *
   * @throws SnapStartException with {@link ErrorCode#INVALID_FUNCTION_NAME} or {@link
   *     ErrorCode#INVALID_REQUEST}
   */
  public InvokeRequest {
    var unused = FunctionId.parse(function);
    Qualifiers.check(qualifier);
    if (payload.size() > LARGEST_PAYLOAD) {
      throw SnapStartException.of(
              ErrorCode.INVALID_REQUEST,
              "The payload has "
                  + payload.size()
                  + " bytes; Lambda takes at most "
                  + LARGEST_PAYLOAD
                  + " ('payload').")
          .advice("Send less, or a reference to where the rest is.")
          .build();
    }
    EventText.problem(payload.bytes())
        .ifPresent(
            problem -> {
              throw noJson(problem);
            });
  }

  /**
   * Asks for an invocation with the function's own lines.
   *
   * @param function a function name or ARN
   * @param qualifier a version's number, an alias, or {@code $LATEST}
   * @param payload the event as JSON
   * @return the request
   * @throws SnapStartException with {@link ErrorCode#INVALID_FUNCTION_NAME} or {@link
   *     ErrorCode#INVALID_REQUEST}
   */
  public static InvokeRequest of(String function, String qualifier, String payload) {
    return new InvokeRequest(function, qualifier, Payload.of(payload), true);
  }

  private static SnapStartException noJson(String where) {
    return SnapStartException.of(
            ErrorCode.INVALID_REQUEST, "The payload is not JSON ('payload'). " + where)
        .advice("Lambda takes one JSON value; a text needs quotes: '\"text\"'.")
        .build();
  }
}
