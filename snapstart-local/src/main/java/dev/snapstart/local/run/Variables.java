package dev.snapstart.local.run;

import dev.snapstart.local.run.log.EnvironmentLog;
import dev.snapstart.local.run.process.Kit;
import dev.snapstart.local.state.Environment;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The environment variables of a function's process; nothing is inherited from this one. */
final class Variables {
  private Variables() {}

  static Map<String, String> of(
      Target target, Kit kit, EnvironmentLog log, String api, Path code, Path temporary) {
    Map<String, String> all = new TreeMap<>();
    all.put("PATH", "/usr/local/bin:/usr/bin:/bin");
    all.put("LANG", "en_US.UTF-8");
    all.put("TZ", ":UTC");
    all.put("TMPDIR", temporary.toString());
    all.put("LAMBDA_RUNTIME_DIR", code.resolveSibling("runtime").toString());
    all.putAll(kit.variables());
    Environment own = target.settings().environment();
    if (own != null) {
      all.putAll(own.variables());
    }
    String region = target.account().region();
    all.put("AWS_REGION", region);
    all.put("AWS_DEFAULT_REGION", region);
    all.put("AWS_EXECUTION_ENV", "AWS_Lambda_" + target.runtime());
    all.put("AWS_LAMBDA_RUNTIME_API", api);
    all.put("AWS_LAMBDA_FUNCTION_NAME", target.function());
    all.put("AWS_LAMBDA_FUNCTION_VERSION", target.version().version());
    all.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(target.settings().memorySize()));
    all.put("AWS_LAMBDA_INITIALIZATION_TYPE", target.snapStart() ? "snap-start" : "on-demand");
    put(all, "AWS_LAMBDA_LOG_FORMAT", target.settings().loggingConfig().logFormat());
    put(all, "AWS_LAMBDA_LOG_LEVEL", target.settings().loggingConfig().applicationLogLevel());
    all.put("LAMBDA_TASK_ROOT", code.toString());
    all.put("_HANDLER", target.handler());
    if (target.snapStart()) {
      // A snapshot must not hold what belongs to one environment only (facts 4).
      all.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://" + api + "/credentials/role");
      all.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", "local");
    } else {
      all.put("AWS_LAMBDA_LOG_GROUP_NAME", log.group());
      all.put("AWS_LAMBDA_LOG_STREAM_NAME", log.stream());
      all.put("AWS_ACCESS_KEY_ID", "local");
      all.put("AWS_SECRET_ACCESS_KEY", "local");
      all.put("AWS_SESSION_TOKEN", "local");
    }
    return all;
  }

  private static void put(Map<String, String> all, String name, @Nullable String value) {
    if (value != null) {
      all.put(name, value);
    }
  }
}
