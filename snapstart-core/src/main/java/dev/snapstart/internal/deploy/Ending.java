package dev.snapstart.internal.deploy;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.LambdaFailure;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.internal.lambda.LambdaGateway;
import dev.snapstart.internal.plan.Goal;
import dev.snapstart.internal.plan.Stops;
import dev.snapstart.internal.plan.World;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.plan.Step;
import org.jspecify.annotations.Nullable;

/** Turns the decision to give up into the exception, with the log of a snapshot that failed. */
final class Ending {
  private final String function;
  private final InitLog log;

  Ending(Goal goal, LambdaGateway gateway) {
    this.function = goal.request().function().name();
    this.log = new InitLog(gateway, goal.settings().target(FunctionSetting.ENVIRONMENT));
  }

  SnapStartException of(Step.Stop stop, World world, @Nullable String version, String standing) {
    LambdaFailure failure = stop.failure();
    if (stop.code() != ErrorCode.SNAPSHOT_FAILED || failure == null || version == null) {
      return Stops.toException(stop, function, standing);
    }
    LambdaFailure explained =
        world
            .version(version)
            .value()
            .map(state -> failure.withLog(log.lastLines(state)))
            .orElse(failure);
    return Stops.toException(
        new Step.Stop(stop.code(), stop.facts(), stop.advice(), explained), function, standing);
  }
}
