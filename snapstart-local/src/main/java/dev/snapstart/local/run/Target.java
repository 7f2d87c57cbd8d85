package dev.snapstart.local.run;

import dev.snapstart.local.run.log.PlatformLog;
import dev.snapstart.local.state.Account;
import dev.snapstart.local.state.FunctionConfiguration;
import dev.snapstart.local.state.FunctionSettings;
import dev.snapstart.local.state.FunctionVersion;
import java.time.Duration;

/** What an environment runs: a version with its code and settings as of one moment. */
record Target(Account account, String function, FunctionVersion version) {

  /** Environments are shared by what has the same key. */
  Key key() {
    return new Key(function, version.version(), version.code().sha256(), version.settings());
  }

  FunctionSettings settings() {
    return version.settings();
  }

  /** $LATEST is never snapshotted (facts 1.2). */
  boolean snapStart() {
    return settings().snapStartOn() && !version.version().equals(FunctionVersion.LATEST);
  }

  Duration timeout() {
    return Duration.ofSeconds(settings().timeout());
  }

  String runtime() {
    return String.valueOf(settings().runtime());
  }

  String handler() {
    return String.valueOf(settings().handler());
  }

  String logGroup() {
    String group = settings().loggingConfig().logGroup();
    return group == null ? "/aws/lambda/" + function : group;
  }

  PlatformLog.RuntimeVersion platform() {
    String arn =
        FunctionConfiguration.RuntimeVersionConfig.of(account.functionArn(function), runtime())
            .runtimeVersionArn();
    return new PlatformLog.RuntimeVersion(runtime(), arn, snapStart());
  }

  /**
   * What must be equal for two invocations to share an environment.
   *
   * @param function the function's plain name
   * @param version its version
   * @param sha256 its code
   * @param settings its settings
   */
  record Key(String function, String version, String sha256, FunctionSettings settings) {}
}
