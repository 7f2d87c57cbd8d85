package dev.snapstart.maven;

import dev.snapstart.maven.host.StopSignal;
import dev.snapstart.maven.report.PruneLines;
import dev.snapstart.maven.report.ResultMembers;
import dev.snapstart.model.DeploymentResult;
import dev.snapstart.model.VersionGoal;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Runs the goals that write: one deployment for each function. */
final class Deployments {
  private final GoalRun run;

  Deployments(GoalRun run) {
    this.run = run;
  }

  /**
   * Deploys all functions, in order; the first failure ends it.
   *
   * @param choice the parts that the goal asks for
   */
  void deploy(UnaryOperator<RequestParts> choice) {
    deploy(choice, job -> {});
  }

  /**
   * Deploys all functions, in order, and does something after each; the first failure ends it.
   *
   * @param choice the parts that the goal asks for
   * @param then what to do after each deployment
   */
  void deploy(UnaryOperator<RequestParts> choice, Consumer<Job> then) {
    List<Job> jobs = run.jobs(choice);
    if (jobs.size() > 1) {
      jobs.forEach(job -> run.connect(job.function()).check(job.request()));
    }
    run.each(
        jobs,
        job -> {
          deploy(job);
          then.accept(job);
        });
  }

  private void deploy(Job job) {
    String function = job.function().name();
    DeploymentResult result =
        run.stopSignal(function, StopSignal.AT_ONCE)
            .during(() -> run.connect(job.function()).deploy(job.request(), run.console(function)));
    if (job.request().version() instanceof VersionGoal.Publish) {
      result
          .version()
          .ifPresent(
              it -> run.published().remember(run.where(job.function()), function, it.number()));
    }
    setProperties(result);
    job.result().write(ResultMembers.of(result));
    result
        .pruning()
        .ifPresent(
            report -> PruneLines.of(result.function(), report, true).forEach(run.log()::info));
    run.log().info(Summary.of(job.function(), result, run.commands()));
  }

  /** What later plugins of the same project can refer to. */
  private void setProperties(DeploymentResult result) {
    Properties properties = run.place().project().getProperties();
    String own = "snapstart.published." + result.function() + ".";
    for (String prefix : List.of("snapstart.published.", own)) {
      result
          .version()
          .ifPresent(
              version -> {
                properties.setProperty(prefix + "version", version.number());
                properties.setProperty(prefix + "arn", version.arn());
              });
      result.alias().ifPresent(alias -> properties.setProperty(prefix + "aliasArn", alias.arn()));
    }
  }
}
