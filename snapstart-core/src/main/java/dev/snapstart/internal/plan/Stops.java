package dev.snapstart.internal.plan;

import dev.snapstart.error.SnapStartException;
import dev.snapstart.plan.Step;

/** Turns the decision to give up into the exception that users see. */
public final class Stops {
  private Stops() {}

  public static SnapStartException toException(Step.Stop stop, String function) {
    return SnapStartException.of(stop.code(), stop.facts())
        .advice(stop.advice())
        .function(function)
        .build();
  }
}
