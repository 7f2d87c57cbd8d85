package dev.snapstart.local.run.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a runtime is told of an invocation.
 *
 * @param requestId its id
 * @param payload the event
 * @param deadline when it times out
 * @param functionArn the function as it was invoked
 * @param traceId the X-Ray trace
 * @param clientContext what the caller sent as context, as JSON, or null
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and too large to copy.
public record Invocation(
    String requestId,
    byte[] payload,
    Instant deadline,
    String functionArn,
    String traceId,
    @Nullable String clientContext) {
  @Override
  public String toString() {
    return "Invocation[" + requestId + "]";
  }
}
