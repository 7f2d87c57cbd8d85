package dev.snapstart.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a function URL is called.
 *
 * @param authType NONE or AWS_IAM
 * @param invokeMode BUFFERED or RESPONSE_STREAM, or null
 * @param cors what browsers may do from other origins, or null
 */
public record UrlSettings(String authType, @Nullable String invokeMode, @Nullable Cors cors) {
  /**
   * What browsers may do from other origins; a part that is null is not set.
   *
   * @param allowCredentials whether they may send cookies
   * @param allowHeaders headers that they may send
   * @param allowMethods methods that they may use
   * @param allowOrigins origins that they may come from
   * @param exposeHeaders headers that they may read
   * @param maxAgeSeconds how long they may remember this
   */
  public record Cors(
      @Nullable Boolean allowCredentials,
      @Nullable List<String> allowHeaders,
      @Nullable List<String> allowMethods,
      @Nullable List<String> allowOrigins,
      @Nullable List<String> exposeHeaders,
      @Nullable Integer maxAgeSeconds) {}
}
