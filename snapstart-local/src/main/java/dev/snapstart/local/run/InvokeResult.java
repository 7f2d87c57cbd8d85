package dev.snapstart.local.run;

import dev.snapstart.local.state.LambdaError;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What an invocation led to. */
public sealed interface InvokeResult {

  /**
   * The function was run.
   *
   * @param payload its answer, or the error that it ended with
   * @param functionError {@code Unhandled}, or null if it succeeded
   * @param version the version that was run
   * @param duration how long it ran
   * @param logTail the end of its log, at most 4 KB
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared, and too large to copy.
  record Answered(
      byte[] payload,
      @Nullable String functionError,
      String version,
      Duration duration,
      byte[] logTail)
      implements InvokeResult {
    @Override
    public String toString() {
      return "Answered[" + version + ", " + functionError + "]";
    }
  }

  /**
   * The function could not be run.
   *
   * @param error why
   */
  record Refused(LambdaError error) implements InvokeResult {}
}
