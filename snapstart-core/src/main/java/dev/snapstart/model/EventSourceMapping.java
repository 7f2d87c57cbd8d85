package dev.snapstart.model;

import org.jspecify.annotations.Nullable;

/**
 * A mapping by which Lambda itself polls a queue, stream or table and calls a function.
 *
 * @param uuid its id
 * @param functionArn whom it calls: unqualified for {@code $LATEST}, else with alias or version
 * @param sourceArn the ARN of what is polled, or null for a source without one, such as a broker
 * @param state Enabled, Disabled, Updating or another word of Lambda's
 */
public record EventSourceMapping(
    String uuid, String functionArn, @Nullable String sourceArn, @Nullable String state) {
  /**
   * Returns which part of a function an ARN names.
   *
   * @param functionArn a function ARN, qualified or not
   * @return an alias name, a version, or {@code $LATEST}
   */
  public static String qualifier(String functionArn) {
    String[] parts = functionArn.split(":", -1);
    return parts.length > 7 ? parts[7] : "$LATEST";
  }

  /**
   * Returns whom the mapping calls.
   *
   * @return an alias name, a version, or {@code $LATEST}
   */
  public String qualifier() {
    return qualifier(functionArn);
  }

  /**
   * Tells whether the mapping calls a function.
   *
   * @param unqualifiedArn the function's ARN
   * @return true for the function itself, its versions and its aliases
   */
  public boolean calls(String unqualifiedArn) {
    return functionArn.equals(unqualifiedArn) || functionArn.startsWith(unqualifiedArn + ":");
  }
}
