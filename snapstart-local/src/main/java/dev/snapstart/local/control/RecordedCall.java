package dev.snapstart.local.control;

import dev.snapstart.local.state.LambdaCall;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call that came in over HTTP.
 *
 * @param operation for example {@code PublishVersion}; calls of other services are recorded as well
 * @param function the function's plain name, or null for a call about no single function
 * @param qualifier the version or alias as the caller named it
 * @param call the parameters, or null for what is no call of Lambda; its text holds no secrets
 * @param status the HTTP status, or 0 if the connection was closed without an answer
 * @param received when it came in
 * @param answered when the answer was ready to be sent
 */
public record RecordedCall(
    String operation,
    @Nullable String function,
    @Nullable String qualifier,
    @Nullable LambdaCall call,
    int status,
    Instant received,
    Instant answered) {}
