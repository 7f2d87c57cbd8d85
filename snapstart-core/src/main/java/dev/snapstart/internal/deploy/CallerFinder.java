package dev.snapstart.internal.deploy;

import dev.snapstart.error.SnapStartException;
import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.internal.plan.CallerReads;
import dev.snapstart.internal.plan.Goal;
import dev.snapstart.internal.plan.SeenCallers;
import dev.snapstart.internal.plan.Stops;
import dev.snapstart.internal.plan.World;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.RetargetGoal;
import dev.snapstart.plan.KnownCallers;
import dev.snapstart.plan.Step;
import org.jspecify.annotations.Nullable;

/** Finds who calls a function outside of runs, by the looks of a run that moves them. */
final class CallerFinder {
  private final FunctionId function;
  private final CallerReads reads;
  private final StepRunner runner;
  private final Reader reader;

  CallerFinder(
      FunctionId function,
      @Nullable String alias,
      Deployment.Surroundings surroundings,
      Reader reader) {
    DeploymentRequest request =
        DeploymentRequest.forFunction(function.apiName())
            .retarget(new RetargetGoal(alias, false, false))
            .build();
    this.function = function;
    this.reads = new CallerReads(function, alias);
    this.runner =
        new StepRunner(Goal.of(request, null, null), surroundings.gateway(), surroundings.clock());
    this.reader = reader;
  }

  /**
   * Looks until all is known.
   *
   * @throws SnapStartException if the function is not there, or an alias that is named
   */
  KnownCallers find() {
    World world = World.unknown();
    for (Step step = reads.next(world); step != null; step = reads.next(world)) {
      world = taken(step, world);
    }
    return SeenCallers.in(world);
  }

  private World taken(Step step, World world) {
    if (step instanceof Step.Stop stop) {
      throw Stops.toException(stop, function.name());
    }
    try {
      return reader.read(StepRunner.bucket(step), function, () -> runner.run(step, world));
    } catch (CallFailure failure) {
      throw Failures.toException(failure, function.name(), null, "");
    }
  }
}
