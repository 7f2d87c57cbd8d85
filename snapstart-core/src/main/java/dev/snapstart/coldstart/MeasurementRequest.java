package dev.snapstart.coldstart;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.model.Payload;

/**
 * What to measure, and how often; immutable.
 *
 * @param function a function name or ARN
 * @param qualifier the alias or version whose snapshot is restored; of an alias with weights, the
 *     version that it mainly points to
 * @param payload the event of every invocation, as JSON; the function really gets it, so often
 * @param count how many fresh environments of each kind, 1 to 1000
 * @param warm how many warm invocations beside them, 0 to 1000
 * @param parallel how many environments may start at the same time, 1 to 1000
 */
public record MeasurementRequest(
    String function, String qualifier, Payload payload, int count, int warm, int parallel) {
  /** The most of each number. */
  public static final int MOST = 1000;

  /** The default of each number: p90 is then the third slowest, not the slowest. */
  public static final int COUNT = 20;

  /**
   * Checks everything that needs no call.
   *
   * @throws SnapStartException with {@link ErrorCode#INVALID_FUNCTION_NAME} or {@link
   *     ErrorCode#INVALID_REQUEST}
   */
  public MeasurementRequest {
    // Its own checks of function, qualifier and payload.
    var unused = new InvokeRequest(function, qualifier, payload, false);
    check("count", count, 1);
    check("warm", warm, 0);
    check("parallel", parallel, 1);
  }

  /**
   * Asks for {@value #COUNT} starts, restores and warm invocations with the event {@code {}}, all
   * of a kind at the same time.
   *
   * @param function a function name or ARN
   * @param qualifier the alias or version
   * @return a request to be changed
   */
  public static MeasurementRequest of(String function, String qualifier) {
    return new MeasurementRequest(function, qualifier, Payload.of("{}"), COUNT, COUNT, COUNT);
  }

  /**
   * Sets how many environments.
   *
   * @param value 1 to 1000
   * @return the changed copy
   */
  public MeasurementRequest withCount(int value) {
    return new MeasurementRequest(function, qualifier, payload, value, warm, parallel);
  }

  /**
   * Sets how many warm invocations.
   *
   * @param value 0 to 1000
   * @return the changed copy
   */
  public MeasurementRequest withWarm(int value) {
    return new MeasurementRequest(function, qualifier, payload, count, value, parallel);
  }

  /**
   * Sets how many environments may start at the same time; on one machine, where they share its
   * cores, one.
   *
   * @param value 1 to 1000
   * @return the changed copy
   */
  public MeasurementRequest withParallel(int value) {
    return new MeasurementRequest(function, qualifier, payload, count, warm, value);
  }

  /**
   * Sets the event.
   *
   * @param value JSON
   * @return the changed copy
   */
  public MeasurementRequest withPayload(Payload value) {
    return new MeasurementRequest(function, qualifier, value, count, warm, parallel);
  }

  /**
   * Returns how many invocations are made at least.
   *
   * @return more are, where environments are found warm that should be fresh
   */
  public int leastInvocations() {
    return 2 * count + warm;
  }

  private static void check(String name, int value, int least) {
    if (value < least || value > MOST) {
      throw SnapStartException.of(
              ErrorCode.INVALID_REQUEST,
              name + ": " + value + " is not within " + least + " and " + MOST + ".")
          .advice("Correct '" + name + "'.")
          .build();
    }
  }
}
