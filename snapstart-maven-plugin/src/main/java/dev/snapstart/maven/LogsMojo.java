package dev.snapstart.maven;

import dev.snapstart.access.AccessTask;
import dev.snapstart.coldstart.LogReport;
import dev.snapstart.coldstart.LogRequest;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.model.FunctionId;
import java.time.Duration;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Shows what a function and Lambda wrote into its log, once. The values of its environment
 * variables are taken out.
 */
@Mojo(name = "logs", requiresProject = false, threadSafe = true)
public final class LogsMojo extends SnapStartMojo {
  /**
   * Whose lines: a version's number, an alias, or {@code $LATEST}, which a shell wants in single
   * quotes. Without it those of all versions.
   */
  @Parameter(property = "snapstart.qualifier")
  @Nullable String qualifier;

  /** How far back, such as {@code 30s}, {@code 10m}, {@code 2h} or {@code 3d}. */
  @Parameter(property = "snapstart.since", defaultValue = "10m")
  @Nullable String since;

  /** How many events at most, the newest: 1 to 10,000. */
  @Parameter(property = "snapstart.limit", defaultValue = "200")
  @Nullable String limit;

  /**
   * Only events that match a filter pattern of CloudWatch Logs, such as {@code ERROR} or {@code
   * "RequestId: 8f5b"}.
   */
  @Parameter(property = "snapstart.filter")
  @Nullable String filter;

  @Inject
  LogsMojo(Services services) {
    super(services);
  }

  @Override
  GoalAccess access() {
    return GoalAccess.of(AccessTask.LOGS);
  }

  @Override
  void run(GoalRun run) {
    Duration back = Durations.parse("since", since == null ? "10m" : since);
    int most = limit == null ? 200 : Values.integer("limit", limit);
    for (FunctionConfig config : run.functions()) {
      FunctionId function = FunctionId.parse(config.function);
      ResultFile result = run.result(config);
      result.clear();
      try {
        LogRequest request =
            new LogRequest(
                function.apiName(),
                qualifier == null ? null : qualifier.strip(),
                back,
                most,
                filter);
        LogReport report = run.connect(function).coldStarts().logs(request);
        LogOutput.of(function.name(), request, report).forEach(run.log()::info);
        result.write(InvokeMembers.of(function.name(), report));
      } catch (SnapStartException e) {
        result.write(ResultMembers.of(function.name(), e));
        throw e;
      }
    }
  }
}
