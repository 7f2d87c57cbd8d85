package dev.snapstart.internal.lambda;

import dev.snapstart.model.FunctionId;
import dev.snapstart.model.Payload;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The port to running functions and to what they print. Every method makes one call without
 * repeating it. Implementations are thread-safe.
 */
public interface RunGateway {
  /**
   * Invokes a function with the tail of its log.
   *
   * @throws CallFailure if the function did not run
   * @throws LostInvocation if it may have run
   */
  RunAnswer invoke(FunctionId function, String qualifier, Payload payload);

  /**
   * Reads one page of a log group.
   *
   * @throws CallFailure if it is not answered well; NOT_FOUND if there is no such group
   */
  Page<LogEvent> events(
      String group, Instant from, @Nullable String filter, @Nullable String marker);

  /**
   * The answer to an invocation.
   *
   * @param status the HTTP status
   * @param requestId the invocation's id, or null if it was not told
   * @param executedVersion the version that ran
   * @param functionError how the function failed, or null if it did not
   * @param payload what it answered
   * @param tail the end of its log
   */
  record RunAnswer(
      int status,
      @Nullable String requestId,
      String executedVersion,
      @Nullable String functionError,
      Payload payload,
      String tail) {
    /** Leaves what the function printed out. */
    @Override
    public String toString() {
      return "RunAnswer[" + executedVersion + ", functionError=" + functionError + "]";
    }
  }

  /**
   * An event of a log.
   *
   * @param id which no other event of the group has
   * @param at when it was written
   * @param stream the stream that it is in
   * @param message what was written
   */
  record LogEvent(String id, Instant at, String stream, String message) {}
}
