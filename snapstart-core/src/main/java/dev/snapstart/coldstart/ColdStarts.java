package dev.snapstart.coldstart;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import java.util.function.Consumer;

/** Runs functions, and reads what they and Lambda wrote about it; thread-safe. */
public interface ColdStarts {
  /**
   * Invokes a function and waits for its answer, for up to 16 minutes.
   *
   * <p>It really runs, with all that it does, and is billed. A call that Lambda refused, or that
   * was never sent, is repeated while Lambda throttles or the function is being updated. A call
   * that may have reached the function is never repeated.
   *
   * @param request what is to run
   * @return how it ended, also if the function failed
   * @throws SnapStartException with {@link ErrorCode#FUNCTION_NOT_FOUND} or {@link
   *     ErrorCode#VERSION_NOT_FOUND}; with {@link ErrorCode#INVOCATION_FAILED} if the snapshot
   *     could not be restored; with {@link ErrorCode#SERVICE_UNAVAILABLE} if there is no answer and
   *     the function may have run
   */
  InvokeOutcome invoke(InvokeRequest request);

  /**
   * Reads a function's log from CloudWatch Logs, once. Needs the SDK's module {@code
   * cloudwatchlogs}.
   *
   * @param request which lines
   * @return the lines; none if nothing was logged yet
   * @throws SnapStartException with {@link ErrorCode#FUNCTION_NOT_FOUND} or {@link
   *     ErrorCode#VERSION_NOT_FOUND}
   */
  LogReport logs(LogRequest request);

  /**
   * Reads a function's log as {@link #logs} does, and then what is added to it, until the calling
   * thread is interrupted. Between two readings are at least two seconds, and one for each call of
   * CloudWatch Logs that the last reading took: its quota is shared by the account's region. An
   * alias is asked anew each time, so its lines go on after it has moved.
   *
   * @param request which lines; {@code since} and {@code limit} are for the first reading
   * @param listener gets the first reading, and each later one that found something, on the calling
   *     thread
   * @throws SnapStartException with {@link ErrorCode#CANCELLED} when the calling thread is
   *     interrupted, which is the usual end; with {@link ErrorCode#FUNCTION_NOT_FOUND} or {@link
   *     ErrorCode#VERSION_NOT_FOUND}
   */
  void follow(LogRequest request, Consumer<LogReport> listener);

  /**
   * Measures a function starting from nothing and restored from a snapshot, by invoking it really
   * and often: {@code $LATEST}, which a stamp on the function's description makes start anew, and a
   * version, by invocations at the same time. The stamp is put back in the end, also after a
   * failure or an interrupt.
   *
   * @param request what, and how often
   * @param progress told after every step, on the calling thread
   * @return what was found; fewer samples than asked for if fresh environments could not be had
   * @throws SnapStartException with {@link ErrorCode#INVALID_REQUEST} if the version has no
   *     snapshot or other memory than {@code $LATEST}; with {@link ErrorCode#MEASUREMENT_FAILED} if
   *     the function fails on the payload, or Lambda reports nothing of it; with {@link
   *     ErrorCode#CANCELLED} if the calling thread is interrupted
   */
  Measurement measure(MeasurementRequest request, Consumer<MeasurementProgress> progress);
}
