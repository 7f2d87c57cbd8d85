package dev.snapstart.local.state;

import org.jspecify.annotations.Nullable;

/**
 * Where the results of asynchronous calls, or the batches that failed, are sent.
 *
 * @param onSuccess for successes, null where not set
 * @param onFailure for failures, null where not set
 */
public record Destinations(@Nullable Target onSuccess, @Nullable Target onFailure) {

  /**
   * A queue, topic, bus, bucket or function.
   *
   * @param destination its ARN, null for none
   */
  public record Target(@Nullable String destination) {
    static final Target NONE = new Target(null);
  }

  /** With both parts there, as Lambda shows them (recorded answers). */
  static Destinations shown(@Nullable Destinations given) {
    return new Destinations(
        given == null || given.onSuccess == null ? Target.NONE : given.onSuccess,
        given == null || given.onFailure == null ? Target.NONE : given.onFailure);
  }

  boolean names(String arn) {
    return goesTo(onSuccess, arn) || goesTo(onFailure, arn);
  }

  private static boolean goesTo(@Nullable Target target, String arn) {
    return target != null && arn.equals(target.destination());
  }
}
