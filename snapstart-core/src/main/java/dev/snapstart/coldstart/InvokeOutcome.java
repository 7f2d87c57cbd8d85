package dev.snapstart.coldstart;

import dev.snapstart.model.Payload;
import java.util.List;
import java.util.Optional;

/**
 * How an invocation ended; immutable. No text form shows the answer or the function's lines.
 *
 * @param function the function's name
 * @param status the HTTP status: 200, also if the function failed
 * @param executedVersion the version that ran, or {@code $LATEST}
 * @param functionError {@code Unhandled} or {@code Handled} if the function failed
 * @param answer what it answered; for a failed function its error as JSON
 * @param logTail the last lines of its log, at most 4 KB, the values of its environment variables
 *     taken out; empty if they were not wanted
 * @param logTailMissing why there are no lines although they were wanted
 * @param report what Lambda measured; empty where it wrote no report, as at the log level {@code
 *     WARN}
 */
public record InvokeOutcome(
    String function,
    int status,
    String executedVersion,
    Optional<String> functionError,
    Payload answer,
    List<String> logTail,
    Optional<String> logTailMissing,
    Optional<InvocationReport> report) {
  /** Copies the lines. */
  public InvokeOutcome {
    logTail = List.copyOf(logTail);
  }

  @Override
  public String toString() {
    return "InvokeOutcome["
        + function
        + ":"
        + executedVersion
        + ", status "
        + status
        + functionError.map(it -> ", " + it).orElse("")
        + report.map(it -> ", " + it).orElse("")
        + "]";
  }
}
