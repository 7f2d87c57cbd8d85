package dev.snapstart.model;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of asynchronous calls of one qualifier of a function.
 *
 * @param functionArn whose calls: unqualified for {@code $LATEST}, else with alias or version
 * @param onSuccess where the result goes to, or null
 * @param onFailure where failed events go to, or null
 */
public record AsyncInvokeConfig(
    String functionArn, @Nullable String onSuccess, @Nullable String onFailure) {
  /**
   * Returns whose calls these are.
   *
   * @return an alias name, a version, or {@code $LATEST}
   */
  public String qualifier() {
    return EventSourceMapping.qualifier(functionArn);
  }
}
