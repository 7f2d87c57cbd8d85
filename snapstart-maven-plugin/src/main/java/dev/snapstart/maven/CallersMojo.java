package dev.snapstart.maven;

import dev.snapstart.access.AccessTask;
import dev.snapstart.maven.parameter.Values;
import dev.snapstart.maven.report.CallerLines;
import dev.snapstart.maven.report.CallerMembers;
import dev.snapstart.model.FunctionId;
import dev.snapstart.trigger.AccountScan;
import dev.snapstart.trigger.CallerReport;
import dev.snapstart.trigger.Callers;
import dev.snapstart.trigger.RetargetChoice;
import dev.snapstart.trigger.Retargeting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Lists what calls {@code $LATEST} or an old version, and so never gets the snapshot, and the exact
 * change that it needs. With {@code retarget} it makes the changes: it shows them first, and makes
 * them with {@code dryRun=false}. For scripts the result file says the same.
 */
@Mojo(name = "callers", requiresProject = false, threadSafe = true)
public final class CallersMojo extends SnapStartMojo {
  /**
   * Whether the build fails if something calls {@code $LATEST} or a version that no alias points
   * to: {@code true} or {@code false}.
   */
  @Parameter(property = "snapstart.failOnLatest", defaultValue = "false")
  @Nullable String failOnLatest;

  /**
   * Whether callers are moved to {@code alias}: {@code true} or {@code false}. What their
   * permissions allow is allowed on the alias first, then event source mappings are moved; what
   * they had stays. With {@code dryRun}, which is the default, the moves are only shown.
   */
  @Parameter(property = "snapstart.retarget", defaultValue = "false")
  @Nullable String retarget;

  /**
   * Whether {@code retarget} gives the alias a function URL, too, if {@code $LATEST} has one:
   * {@code true} or {@code false}. It has another address, which callers must be told.
   */
  @Parameter(property = "snapstart.retargetUrls", defaultValue = "false")
  @Nullable String retargetUrls;

  /**
   * Whether {@code retarget} points the integrations of API Gateway (REST and HTTP APIs) at the
   * alias, too: {@code true} or {@code false}. Only of APIs that a permission of the function
   * names.
   */
  @Parameter(property = "snapstart.retargetApis", defaultValue = "false")
  @Nullable String retargetApis;

  /**
   * Whether the other functions of the region are asked for destinations of asynchronous calls that
   * call this one: {@code true} or {@code false}. It costs a call for each function.
   */
  @Parameter(property = "snapstart.scanAccount", defaultValue = "false")
  @Nullable String scanAccount;

  /** How many functions the region may have at most for {@code scanAccount}. */
  @Parameter(property = "snapstart.maxFunctions", defaultValue = "500")
  @Nullable String maxFunctions;

  /** Whether to show only what would be done: {@code true} or {@code false}. */
  @Parameter(property = "snapstart.dryRun", defaultValue = "true")
  @Nullable String dryRun;

  @Inject
  CallersMojo(Services services) {
    super(services);
  }

  @Override
  GoalAccess access() {
    List<AccessTask> tasks = new ArrayList<>(List.of(AccessTask.CALLERS));
    if (Values.flag("scanAccount", scanAccount)) {
      tasks.add(AccessTask.SCANNING);
    }
    boolean moves = Values.flag("retarget", retarget);
    boolean apis = moves && Values.flag("retargetApis", retargetApis);
    if (apis) {
      tasks.add(AccessTask.READING_OF_APIS);
    }
    if (moves && !isDry()) {
      tasks.add(AccessTask.RETARGETING);
      if (Values.flag("retargetUrls", retargetUrls)) {
        tasks.add(AccessTask.RETARGETING_OF_URLS);
      }
      if (apis) {
        tasks.add(AccessTask.RETARGETING_OF_APIS);
      }
    }
    return GoalAccess.of(tasks.toArray(AccessTask[]::new));
  }

  @Override
  void run(GoalRun run) throws MojoFailureException {
    List<String> failing = new ArrayList<>();
    if (Values.flag("retarget", retarget) && !isDry()) {
      run.checkAccounts();
    }
    for (FunctionConfig config : run.functions()) {
      boolean strict = Values.flag("failOnLatest", failOnLatest);
      run.recording(
          config,
          () -> {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            CallerReport report = each(run, config, members);
            if (strict && !report.missing().isEmpty()) {
              failing.add(report.latest().name());
            }
            return members;
          });
    }
    if (!failing.isEmpty()) {
      throw new MojoFailureException(
          "Callers miss the snapshot of " + String.join(", ", failing) + " ('failOnLatest').");
    }
  }

  private CallerReport each(
      GoalRun run, FunctionConfig config, Map<String, @Nullable Object> members) {
    FunctionId function = FunctionId.parse(config.function);
    Callers callers = run.connect(function).callers();
    AccountScan scan = scan();
    Map<String, @Nullable Object> moved = new LinkedHashMap<>();
    boolean dry = isDry();
    if (Values.flag("retarget", retarget)) {
      RetargetChoice choice =
          new RetargetChoice(
              Values.flag("retargetUrls", retargetUrls), Values.flag("retargetApis", retargetApis));
      Retargeting done =
          dry
              ? callers.planRetarget(function.apiName(), config.alias, choice)
              : callers.retarget(function.apiName(), config.alias, choice);
      CallerLines.of(function.name(), done, !dry).forEach(run.log()::info);
      moved.put("retargeted", CallerMembers.of(done, !dry));
    }
    CallerReport report =
        scan == null
            ? callers.find(function.apiName(), config.alias)
            : callers.find(function.apiName(), config.alias, scan);
    CallerLines.of(report).forEach(run.log()::info);
    members.putAll(CallerMembers.of(report));
    members.putAll(moved);
    return report;
  }

  private @Nullable AccountScan scan() {
    int most =
        maxFunctions == null
            ? AccountScan.DEFAULT_MAX_FUNCTIONS
            : Values.integer("maxFunctions", maxFunctions);
    AccountScan scan = new AccountScan(most);
    return Values.flag("scanAccount", scanAccount) ? scan : null;
  }

  private boolean isDry() {
    return dryRun == null || Values.flag("dryRun", dryRun);
  }
}
