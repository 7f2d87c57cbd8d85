package dev.snapstart.maven;

import dev.snapstart.maven.parameter.Values;
import dev.snapstart.maven.report.PruneLines;
import dev.snapstart.maven.report.ResultMembers;
import dev.snapstart.plan.DeploymentPlan;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Deletes published versions that nothing needs: beyond the newest, not named by an alias, its
 * weights or its ledger, and not called by anything. Shows first what it would do, and does it with
 * {@code dryRun=false}.
 */
@Mojo(name = "prune", requiresProject = false, threadSafe = true)
public final class PruneMojo extends SnapStartMojo {
  /** Whether to show only what would be done: {@code true} or {@code false}. */
  @Parameter(property = "snapstart.dryRun", defaultValue = "true")
  @Nullable String dryRun;

  @Inject
  PruneMojo(Services services) {
    super(services);
  }

  @Override
  GoalAccess access() {
    return isDry()
        ? GoalAccess.planning(RequestParts::prune)
        : GoalAccess.deploying(RequestParts::prune);
  }

  @Override
  void run(GoalRun run) {
    if (!isDry()) {
      new Deployments(run).deploy(RequestParts::prune);
      return;
    }
    run.each(
        run.jobs(RequestParts::prune),
        job -> {
          DeploymentPlan plan = run.connect(job.function()).plan(job.request());
          job.result().write(ResultMembers.of(plan));
          plan.pruning()
              .ifPresent(
                  report -> PruneLines.of(plan.function(), report, false).forEach(run.log()::info));
          if (!plan.isEmpty()) {
            run.log().info("Nothing was deleted. " + doIt(run));
          }
        });
  }

  private boolean isDry() {
    return dryRun == null || Values.flag("dryRun", dryRun);
  }

  private static String doIt(GoalRun run) {
    Commands commands = run.commands();
    return commands.canBeCalled()
        ? "Do it: " + commands.again() + " -Dsnapstart.dryRun=false"
        : "Do it with 'dryRun' set to false.";
  }
}
