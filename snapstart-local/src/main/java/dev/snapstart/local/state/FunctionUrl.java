package dev.snapstart.local.state;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The URL of a function or alias.
 *
 * @param id what makes its host unique
 * @param authType {@code NONE} or {@code AWS_IAM}
 * @param cors what pages of other origins may do, null where not set
 * @param invokeMode {@code BUFFERED} or {@code RESPONSE_STREAM}
 * @param created when it was created
 * @param modified when it was last changed
 */
public record FunctionUrl(
    String id,
    String authType,
    @Nullable Cors cors,
    String invokeMode,
    Instant created,
    Instant modified) {

  /** What pages of other origins may do, under Lambda's own names. */
  public record Cors(
      @Nullable Boolean allowCredentials,
      @Nullable List<String> allowHeaders,
      @Nullable List<String> allowMethods,
      @Nullable List<String> allowOrigins,
      @Nullable List<String> exposeHeaders,
      @Nullable Integer maxAge) {}
}
