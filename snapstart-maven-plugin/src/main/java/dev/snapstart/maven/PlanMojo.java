package dev.snapstart.maven;

import dev.snapstart.maven.parameter.Values;
import dev.snapstart.maven.report.ResultMembers;
import dev.snapstart.plan.DeploymentPlan;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Shows what {@code deploy} would do, by the same decisions, without a write. For scripts the
 * result file says the same.
 */
@Mojo(name = "plan", requiresProject = false, threadSafe = true)
public final class PlanMojo extends SnapStartMojo {
  /** Whether the build fails if anything would change: {@code true} or {@code false}. */
  @Parameter(property = "snapstart.failOnChanges", defaultValue = "false")
  @Nullable String failOnChanges;

  @Inject
  PlanMojo(Services services) {
    super(services);
  }

  @Override
  GoalAccess access() {
    return GoalAccess.planning(RequestParts::everything);
  }

  @Override
  void run(GoalRun run) throws MojoFailureException {
    boolean strict = Values.flag("failOnChanges", failOnChanges);
    List<String> changing = new ArrayList<>();
    run.each(
        run.jobs(RequestParts::everything),
        job -> {
          DeploymentPlan plan = run.connect(job.function()).plan(job.request());
          run.console(plan.function()).shown(plan);
          job.result().write(ResultMembers.of(plan));
          if (!plan.isEmpty()) {
            changing.add(plan.function());
          }
        });
    if (strict && !changing.isEmpty()) {
      throw new MojoFailureException(
          "A deployment would change " + String.join(", ", changing) + " ('failOnChanges').");
    }
  }
}
