package dev.snapstart.maven;

import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.VersionGoal;
import dev.snapstart.version.VersionInfo;
import dev.snapstart.version.VersionReport;
import java.util.List;

/** Says after a change of the key which versions still need another one of the user's. */
final class KeyLines {
  private final GoalRun run;

  KeyLines(GoalRun run) {
    this.run = run;
  }

  /** Shows it, if the change went as far as a version. */
  void show(Job job) {
    if (job.request().version() instanceof VersionGoal.None) {
      return;
    }
    VersionReport report = run.connect(job.function()).versions().list(job.function().apiName());
    String key = report.latest().settings().get(FunctionSetting.KMS_KEY_ARN).orElse("");
    List<VersionInfo> others =
        report.underOtherKeysThan(key).stream()
            .filter(version -> !keyOf(version).isEmpty())
            .toList();
    String function = report.latest().name();
    if (others.isEmpty()) {
      run.log().info(function + ": no version needs another key than " + shown(key) + " any more.");
      return;
    }
    run.log().info(function + ": still needed by older versions, so keep these keys enabled:");
    others.forEach(
        version -> run.log().info("  version " + version.number() + ": " + keyOf(version)));
    run.log().info("'prune' deletes those of them that nothing names or calls.");
  }

  private static String keyOf(VersionInfo version) {
    return version.state().settings().get(FunctionSetting.KMS_KEY_ARN).orElse("");
  }

  private static String shown(String key) {
    return key.isEmpty() ? "the key that AWS owns" : key;
  }
}
