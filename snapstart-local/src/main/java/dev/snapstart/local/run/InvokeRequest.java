package dev.snapstart.local.run;

import dev.snapstart.local.state.LambdaAnswer;
import org.jspecify.annotations.Nullable;

/**
 * An invocation.
 *
 * @param requestId its id
 * @param what what it runs
 * @param payload the event, JSON
 * @param clientContext what the caller sent as context, as JSON, or null
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and too large to copy.
public record InvokeRequest(
    String requestId, LambdaAnswer.Invocable what, byte[] payload, @Nullable String clientContext) {
  @Override
  public String toString() {
    return "InvokeRequest[" + requestId + "]";
  }
}
