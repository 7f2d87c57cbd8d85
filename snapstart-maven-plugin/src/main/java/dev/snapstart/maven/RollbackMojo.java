package dev.snapstart.maven;

import dev.snapstart.maven.parameter.Values;
import dev.snapstart.maven.report.ResultMembers;
import dev.snapstart.plan.DeploymentPlan;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Moves an alias back to the version that it pointed to before, or to {@code toVersion}, once that
 * version is ready; takes all traffic back if a shift is under way. Later deployments of the
 * content that was left stop, until one sets {@code rerelease}.
 */
@Mojo(name = "rollback", requiresProject = false, threadSafe = true)
public final class RollbackMojo extends SnapStartMojo {
  /** Whether to show only what would be done: {@code true} or {@code false}. */
  @Parameter(property = "snapstart.dryRun", defaultValue = "false")
  @Nullable String dryRun;

  @Inject
  RollbackMojo(Services services) {
    super(services);
  }

  @Override
  GoalAccess access() {
    return Values.flag("dryRun", dryRun)
        ? GoalAccess.planning(RequestParts::rollback)
        : GoalAccess.deploying(RequestParts::rollback);
  }

  @Override
  void run(GoalRun run) {
    if (!Values.flag("dryRun", dryRun)) {
      new Deployments(run).deploy(RequestParts::rollback);
      return;
    }
    run.each(
        run.jobs(RequestParts::rollback),
        job -> {
          DeploymentPlan plan = run.connect(job.function()).plan(job.request());
          run.console(plan.function()).shown(plan);
          job.result().write(ResultMembers.of(plan));
        });
  }
}
