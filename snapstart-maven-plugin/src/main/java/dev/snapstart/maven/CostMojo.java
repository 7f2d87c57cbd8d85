package dev.snapstart.maven;

import dev.snapstart.access.AccessTask;
import dev.snapstart.cost.CostAssumptions;
import dev.snapstart.cost.CostReport;
import dev.snapstart.cost.Rates;
import dev.snapstart.cost.RatesFile;
import dev.snapstart.maven.report.CostLines;
import dev.snapstart.maven.report.CostMembers;
import dev.snapstart.model.FunctionId;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Tells what SnapStart costs in 30 days, version by version: keeping snapshots, restoring from
 * them, what {@code prune} would save, and with {@code initMillis} what the same cold starts would
 * be billed without SnapStart. Reads only. For scripts the result file says the same.
 */
@Mojo(name = "cost", requiresProject = false, threadSafe = true)
public final class CostMojo extends SnapStartMojo {
  /**
   * A JSON file of rates to use instead of those that the plugin knows, which are those of {@code
   * us-east-1} on a date: a table of your own, or AWS's public price list of Lambda as it is.
   */
  @Parameter(property = "snapstart.ratesFile")
  @Nullable String ratesFile;

  @Inject
  CostMojo(Services services) {
    super(services);
  }

  @Override
  GoalAccess access() {
    return (policy, scope, parts) -> {
      GoalAccess.of(AccessTask.VERSIONS).addTo(policy, scope, parts);
      if (parts.looksAtPruning()) {
        GoalAccess.planning(RequestParts::prune).addTo(policy, scope, parts);
      }
    };
  }

  @Override
  void run(GoalRun run) {
    Rates rates =
        ratesFile == null
            ? Rates.builtIn()
            : RatesFile.read(run.place().folder().resolve(ratesFile));
    Map<FunctionConfig, CostAssumptions> all = new LinkedHashMap<>();
    for (FunctionConfig config : run.functions()) {
      FunctionId.parse(config.function);
      all.put(config, AssumptionsReader.read(config, rates));
    }
    all.forEach((config, assumptions) -> show(run, config, assumptions));
  }

  private static void show(GoalRun run, FunctionConfig config, CostAssumptions assumptions) {
    FunctionId function = FunctionId.parse(config.function);
    run.recording(
        config,
        () -> {
          CostReport report =
              run.connect(function).costs().estimate(function.apiName(), assumptions);
          new CostLines(report).lines().forEach(run.log()::info);
          return CostMembers.of(report);
        });
  }
}
