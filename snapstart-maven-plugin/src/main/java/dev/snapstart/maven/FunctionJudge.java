package dev.snapstart.maven;

import dev.snapstart.error.ErrorCategory;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.maven.check.JudgedFunction;
import dev.snapstart.maven.check.Reachability;
import dev.snapstart.model.FunctionId;
import dev.snapstart.readiness.Eligibility;
import dev.snapstart.readiness.Fact;
import java.util.Optional;
import java.util.Set;

/** Judges functions, by what they have if they are reached, or else by what is configured. */
final class FunctionJudge {
  private static final Set<ErrorCategory> NO_WAY =
      Set.of(ErrorCategory.ACCESS, ErrorCategory.SERVICE, ErrorCategory.TIMEOUT);

  private final GoalRun run;
  private final Reachability reachability;

  FunctionJudge(GoalRun run, Reachability reachability) {
    this.run = run;
    this.reachability = reachability;
  }

  JudgedFunction judge(Job job) {
    FunctionId function = job.function();
    if (reachability == Reachability.NEVER) {
      return alone(job, "'connect' is false");
    }
    try {
      return new JudgedFunction(run.connect(function).eligibility(job.request()), Optional.empty());
    } catch (SnapStartException e) {
      boolean noWay =
          NO_WAY.contains(e.code().category())
              || e.code() == ErrorCode.REGION_MISSING
              || run.place().session().isOffline();
      if (reachability == Reachability.ALWAYS || !noWay || e.code() == ErrorCode.CANCELLED) {
        throw e;
      }
      return alone(job, e.summary());
    }
  }

  private JudgedFunction alone(Job job, String why) {
    Optional<String> region = Optional.ofNullable(run.where(job.function()).region());
    return new JudgedFunction(
        Eligibility.of(job.request().facts().with(Fact.REGION, region)), Optional.of(why));
  }
}
