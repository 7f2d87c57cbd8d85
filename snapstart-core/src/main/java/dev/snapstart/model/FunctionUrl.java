package dev.snapstart.model;

import org.jspecify.annotations.Nullable;

/**
 * A URL of a function or of one of its aliases.
 *
 * @param url the URL
 * @param functionArn what it calls: unqualified for {@code $LATEST}, else with an alias
 * @param authType NONE or AWS_IAM
 * @param invokeMode BUFFERED or RESPONSE_STREAM, or null
 */
public record FunctionUrl(
    String url, String functionArn, String authType, @Nullable String invokeMode) {
  /**
   * Returns what the URL calls.
   *
   * @return an alias name, or {@code $LATEST}
   */
  public String qualifier() {
    return EventSourceMapping.qualifier(functionArn);
  }
}
