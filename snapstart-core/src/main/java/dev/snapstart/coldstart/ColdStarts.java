package dev.snapstart.coldstart;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;

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
}
