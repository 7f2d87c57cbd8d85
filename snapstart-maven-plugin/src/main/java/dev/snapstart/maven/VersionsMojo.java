package dev.snapstart.maven;

import dev.snapstart.access.AccessTask;
import dev.snapstart.maven.report.VersionLines;
import dev.snapstart.maven.report.VersionMembers;
import dev.snapstart.model.FunctionId;
import dev.snapstart.version.VersionReport;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Lists all published versions: state, snapshot, aliases, last calls, and what their snapshots
 * cost. For scripts the result file says the same.
 */
@Mojo(name = "versions", requiresProject = false, threadSafe = true)
public final class VersionsMojo extends SnapStartMojo {
  @Inject
  VersionsMojo(Services services) {
    super(services);
  }

  @Override
  GoalAccess access() {
    return GoalAccess.of(AccessTask.VERSIONS);
  }

  @Override
  void run(GoalRun run) {
    for (FunctionConfig config : run.functions()) {
      FunctionId function = FunctionId.parse(config.function);
      run.recording(
          config,
          () -> {
            VersionReport report = run.connect(function).versions().list(function.apiName());
            VersionLines.of(report).forEach(run.log()::info);
            return VersionMembers.of(report);
          });
    }
  }
}
