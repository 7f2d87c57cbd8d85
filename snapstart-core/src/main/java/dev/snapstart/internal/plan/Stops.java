package dev.snapstart.internal.plan;

import dev.snapstart.error.SnapStartException;
import dev.snapstart.plan.Step;

/** Turns the decision to give up into the exception that users see. */
public final class Stops {
  private Stops() {}

  public static SnapStartException toException(Step.Stop stop, String function) {
    return toException(stop, function, "");
  }

  /** With a sentence on how things are, for runs that have already written. */
  public static SnapStartException toException(Step.Stop stop, String function, String standing) {
    return SnapStartException.of(stop.code(), (stop.facts() + " " + standing).strip())
        .advice(stop.advice())
        .failure(stop.failure())
        .function(function)
        .build();
  }
}
