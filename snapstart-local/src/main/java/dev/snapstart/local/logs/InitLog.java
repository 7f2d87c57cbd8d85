package dev.snapstart.local.logs;

import dev.snapstart.local.state.Account;
import dev.snapstart.local.state.FunctionSettings.LoggingConfig;
import dev.snapstart.local.state.FunctionVersion;
import dev.snapstart.local.state.LambdaFunction;
import dev.snapstart.local.state.LambdaState;
import dev.snapstart.local.state.Lifecycle;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a version prints whose initialization fails by plan, since no code runs that would.
 *
 * <p>Line shapes: facts 7.1; a version's stream has its number in brackets (facts 2.6). The name of
 * the runtime's version, and the order of the lines, are assumed.
 */
public final class InitLog {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);

  private final LogStore store;

  /**
   * Writes into a store.
   *
   * @param store where to
   */
  public InitLog(LogStore store) {
    this.store = store;
  }

  /**
   * Writes the lines of all versions whose snapshot failed from one state to the next.
   *
   * @param before the earlier state
   * @param after the later state
   */
  public void changed(LambdaState before, LambdaState after) {
    if (before.functions().equals(after.functions())) {
      return;
    }
    for (LambdaFunction function : after.functions().values()) {
      LambdaFunction was = before.function(function.name());
      for (FunctionVersion version : function.versions().values()) {
        FunctionVersion old = was == null ? null : was.version(version.version());
        if (version.lifecycle().failed() && !logged(old)) {
          write(after, function.name(), version);
        }
      }
    }
  }

  /** Failed before, or somebody makes its snapshot, whose process prints for itself. */
  private static boolean logged(@Nullable FunctionVersion old) {
    return old != null
        && (old.lifecycle().failed()
            || (old.lifecycle().pending() && old.lifecycle().due() == null));
  }

  private void write(LambdaState state, String function, FunctionVersion version) {
    Lifecycle lifecycle = version.lifecycle();
    String code = String.valueOf(lifecycle.stateReasonCode());
    if (!code.startsWith("FunctionError")) {
      return; // Keys, networks and roles fail before any code runs.
    }
    LoggingConfig logging = version.settings().loggingConfig();
    String group = group(function, logging);
    String stream = stream(state.account(), function, group, version);
    Instant start = version.lastModified();
    Instant end = start.plus(state.timings().snapshot());
    boolean timeout = code.equals("FunctionError.InitTimeout");
    store.append(group, stream, start, start(state.account(), version));
    store.append(group, stream, end, String.valueOf(lifecycle.stateReason()));
    store.append(
        group,
        stream,
        end,
        "INIT_REPORT Init Duration: "
            + state.timings().snapshot().toMillis()
            + ".00 ms\tPhase: init\tStatus: "
            + (timeout ? "timeout" : "error\tError Type: " + code));
  }

  private static String start(Account account, FunctionVersion version) {
    String runtime = String.valueOf(version.settings().runtime());
    return "INIT_START Runtime Version: "
        + runtime.replaceFirst("(\\d)", ":$1")
        + ".v1\tRuntime Version ARN: arn:"
        + account.partition()
        + ":lambda:"
        + account.region()
        + "::runtime:local";
  }

  private static String group(String function, LoggingConfig logging) {
    String chosen = logging.logGroup();
    return chosen == null ? "/aws/lambda/" + function : chosen;
  }

  /** In a group that was chosen, which functions may share, the function's name comes first. */
  private static String stream(
      Account account, String function, String group, FunctionVersion version) {
    String arn = account.functionArn(function, version.version());
    String id = UUID.nameUUIDFromBytes(arn.getBytes(StandardCharsets.UTF_8)).toString();
    return DAY.format(version.lastModified())
        + "/"
        + (group.equals("/aws/lambda/" + function) ? "" : function)
        + "["
        + version.version()
        + "]"
        + id.replace("-", "");
  }
}
