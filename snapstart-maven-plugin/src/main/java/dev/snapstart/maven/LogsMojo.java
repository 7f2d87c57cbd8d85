package dev.snapstart.maven;

import dev.snapstart.access.AccessTask;
import dev.snapstart.coldstart.ColdStarts;
import dev.snapstart.coldstart.LogReport;
import dev.snapstart.coldstart.LogRequest;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.maven.invoke.InvokeMembers;
import dev.snapstart.maven.invoke.LogOutput;
import dev.snapstart.maven.parameter.Values;
import dev.snapstart.maven.report.Durations;
import dev.snapstart.maven.report.ResultFile;
import dev.snapstart.maven.report.ResultMembers;
import dev.snapstart.model.FunctionId;
import java.time.Duration;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Shows what a function and Lambda wrote into its log, once or as it comes. The values of its
 * environment variables are taken out.
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

  /**
   * Whether it goes on with what is written from now on, until Ctrl-C or SIGTERM: {@code true} or
   * {@code false}. For one function, and without a result file. New lines are looked for every two
   * seconds, and less often in a large log.
   */
  @Parameter(property = "snapstart.follow", defaultValue = "false")
  @Nullable String follow;

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
    boolean follows = follow != null && Values.flag("follow", follow);
    if (follows && run.functions().size() > 1) {
      throw Values.invalid("follow", "true", "Follow one function: choose it with 'function'.");
    }
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
        ColdStarts runs = run.connect(function).coldStarts();
        LogOutput output = new LogOutput(function.name(), request, run.log()::info);
        if (follows) {
          follow(runs, request, output);
        } else {
          LogReport report = runs.logs(request);
          output.first(report);
          result.write(InvokeMembers.of(function.name(), report));
        }
      } catch (SnapStartException e) {
        result.write(ResultMembers.of(function.name(), e));
        throw e;
      }
    }
  }

  private static void follow(ColdStarts runs, LogRequest request, LogOutput output) {
    try {
      runs.follow(request, output::following);
    } catch (SnapStartException e) {
      // Whoever interrupts it has read enough.
      if (e.code() != ErrorCode.CANCELLED) {
        throw e;
      }
    }
  }
}
