package dev.snapstart.coldstart;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.Payload;
import java.io.IOException;
import java.io.UncheckedIOException;

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

  private static final JsonFactory JSON = new JsonFactory();

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
    checkJson(payload);
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

  /** Lambda's own complaint would quote the payload. */
  private static void checkJson(Payload payload) {
    try (JsonParser parser = JSON.createParser(payload.bytes())) {
      int values = 0;
      while (parser.nextToken() != null) {
        parser.skipChildren();
        values++;
      }
      if (values != 1) {
        throw noJson(values == 0 ? "It is empty." : "It is more than one value.");
      }
    } catch (JsonProcessingException e) {
      JsonLocation place = e.getLocation();
      throw noJson(
          place == null
              ? "It cannot be read."
              : "Look at line " + place.getLineNr() + ", column " + place.getColumnNr() + ".");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SnapStartException noJson(String where) {
    return SnapStartException.of(
            ErrorCode.INVALID_REQUEST, "The payload is not JSON ('payload'). " + where)
        .advice("Lambda takes one JSON value; a text needs quotes: '\"text\"'.")
        .build();
  }
}
