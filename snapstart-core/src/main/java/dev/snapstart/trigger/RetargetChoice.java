package dev.snapstart.trigger;

/**
 * What is moved to the alias beside event source mappings and permissions.
 *
 * @param functionUrls whether the alias gets a function URL if {@code $LATEST} has one; it is
 *     another address, which callers must be told
 * @param apiGateway whether integrations of API Gateway are pointed at the alias
 */
public record RetargetChoice(boolean functionUrls, boolean apiGateway) {
  /**
   * Moves event source mappings and permissions only.
   *
   * @return the choice
   */
  public static RetargetChoice withinLambda() {
    return new RetargetChoice(false, false);
  }
}
