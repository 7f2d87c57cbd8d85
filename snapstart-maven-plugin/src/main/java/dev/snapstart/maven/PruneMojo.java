package dev.snapstart.maven;

import dev.snapstart.plan.DeploymentPlan;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Deletes published versions that nothing needs: beyond the newest, not named by an alias, its
 * weights or its ledger, and not called by anything. Shows first what it would do, and does it with
 * {@code dryRun=false}.
 */
@Mojo(name = "prune", requiresProject = false, threadSafe = true)
public final class PruneMojo extends SnapStartMojo {
  @Inject
  PruneMojo(Services services) {
    super(services);
  }

  @Override
  void run(GoalRun run) {
    boolean dry = run.functions().stream().anyMatch(PruneMojo::isDry);
    if (!dry) {
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
            run.log().info("Nothing was deleted. " + doIt(run, job));
          }
        });
  }

  private static boolean isDry(FunctionConfig config) {
    return config.dryRun == null || Values.flag("dryRun", config.dryRun);
  }

  private static String doIt(GoalRun run, Job job) {
    Commands commands = run.commands();
    return commands.canBeCalled()
        ? "Do it: " + commands.line("prune", job.function().apiName(), List.of("dryRun=false"))
        : "Do it with 'dryRun' set to false.";
  }
}
