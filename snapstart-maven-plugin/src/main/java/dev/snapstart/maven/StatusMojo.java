package dev.snapstart.maven;

import dev.snapstart.access.AccessTask;
import dev.snapstart.maven.report.ResultMembers;
import dev.snapstart.maven.report.StatusLines;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.FunctionStatus;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;

/** Shows a function, its aliases, and whether the versions that they point to are ready. */
@Mojo(name = "status", requiresProject = false, threadSafe = true)
public final class StatusMojo extends SnapStartMojo {
  @Inject
  StatusMojo(Services services) {
    super(services);
  }

  @Override
  GoalAccess access() {
    return GoalAccess.of(AccessTask.STATUS);
  }

  @Override
  void run(GoalRun run) {
    for (FunctionConfig config : run.functions()) {
      FunctionId function = FunctionId.parse(config.function);
      run.recording(
          config,
          () -> {
            FunctionStatus status = run.connect(function).status(function.apiName());
            StatusLines.of(function.name(), status).forEach(run.log()::info);
            return ResultMembers.of(function.name(), status);
          });
    }
  }
}
