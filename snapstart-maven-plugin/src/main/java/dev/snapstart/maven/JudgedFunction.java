package dev.snapstart.maven;

import dev.snapstart.error.ErrorCategory;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.model.FunctionId;
import dev.snapstart.readiness.Eligibility;
import dev.snapstart.readiness.EligibilityReport;
import dev.snapstart.readiness.Fact;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a function can have SnapStart, by what is configured and, if it was reached, by what it
 * has.
 *
 * @param report what the rules say
 * @param unreached why the function itself was not looked at, or empty if it was
 */
record JudgedFunction(EligibilityReport report, Optional<String> unreached) {
  private static final Set<ErrorCategory> NO_WAY =
      Set.of(ErrorCategory.ACCESS, ErrorCategory.SERVICE, ErrorCategory.TIMEOUT);

  static JudgedFunction of(GoalRun run, Job job, Reachability reachability) {
    FunctionId function = job.function();
    if (reachability == Reachability.NEVER) {
      return alone(run, job, "'connect' is false");
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
      return alone(run, job, e.summary());
    }
  }

  private static JudgedFunction alone(GoalRun run, Job job, String why) {
    Optional<String> region = Optional.ofNullable(run.where(job.function()).region());
    return new JudgedFunction(
        Eligibility.of(job.request().facts().with(Fact.REGION, region)), Optional.of(why));
  }
}
