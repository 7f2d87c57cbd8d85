package dev.snapstart.local.run;

import dev.snapstart.local.run.api.PhaseEnd;
import dev.snapstart.local.run.log.EnvironmentLog;
import dev.snapstart.local.run.log.FunctionLog;
import dev.snapstart.local.run.log.JsonPlatformLog;
import dev.snapstart.local.run.log.PlatformLog;
import dev.snapstart.local.run.log.TextPlatformLog;
import dev.snapstart.local.run.process.Criu;
import dev.snapstart.local.state.FunctionSettings;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts environments, up to their first invocation or their snapshot; thread-safe. */
final class Starter {
  private static final Logger LOG = LoggerFactory.getLogger(Starter.class);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu/MM/dd").withZone(ZoneOffset.UTC);
  private static final Duration LONGEST = Duration.ofMinutes(15); // facts 1.4

  private final Processes processes;
  private final @Nullable Criu criu;
  private final Map<Target.Key, Original> originals = new ConcurrentHashMap<>();
  private final RunOptions options;
  private final FunctionLog functionLog;
  private final Clock clock;

  /**
   * Starts nothing yet.
   *
   * @param criu copies snapshots, null if each environment is to be initialized by itself
   */
  Starter(
      Processes processes,
      @Nullable Criu criu,
      RunOptions options,
      FunctionLog functionLog,
      Clock clock) {
    this.processes = processes;
    this.criu = criu;
    this.options = options;
    this.functionLog = functionLog;
    this.clock = clock;
  }

  /** Starts an environment, and waits; whether it started is told by {@link Environment#start}. */
  Environment start(Target target) {
    EnvironmentLog log = new EnvironmentLog(functionLog, target.logGroup(), stream(target), clock);
    PlatformLog platform = platform(target.settings().loggingConfig(), log);
    if (target.snapStart()) {
      return snapshot(target, log, platform);
    }
    Environment first = attempt(target, log, platform, "init", options.init());
    if (first.start().succeeded()) {
      return first;
    }
    // What fails, or takes too long, is started again within the invocation (facts 7).
    first.end();
    return attempt(target, log, platform, "invoke", target.timeout());
  }

  private Environment snapshot(Target target, EnvironmentLog log, PlatformLog platform) {
    Supplier<Environment> initialized =
        () -> attempt(target, log, platform, "init", snapshotLimit(target));
    if (criu == null || !processes.copyable(target)) {
      return initialized.get();
    }
    Original original =
        originals.computeIfAbsent(target.key(), key -> new Original(processes, criu, target));
    Environment first = original.first(initialized);
    if (first != null) {
      return first;
    }
    Stopwatch watch = Stopwatch.started();
    RuntimeProcess copy = original.copy(log);
    return copy == null
        ? initialized.get()
        : new Environment(
            target,
            copy,
            log,
            platform,
            new Environment.StartEnd(
                new PhaseEnd.Ok(new byte[0]), watch.elapsed(), snapshotLimit(target)));
  }

  /** Forgets the snapshot of a version. */
  void forget(Target target) {
    Original original = originals.remove(target.key());
    if (original != null) {
      original.close();
    }
  }

  private Environment attempt(
      Target target, EnvironmentLog log, PlatformLog platform, String phase, Duration limit) {
    platform.initStarted(target.platform(), target.version().version());
    Stopwatch watch = Stopwatch.started();
    RuntimeProcess process = null;
    PhaseEnd how;
    try {
      process = processes.start(target, log);
      how = process.await(process.session().started(), limit);
    } catch (IllegalStateException | UncheckedIOException e) {
      if (!processes.closed()) {
        LOG.error("An environment of {} could not be started", target.function(), e);
      }
      how = PhaseEnd.Fault.of("Runtime.Unknown", "snapstart-local failed, see its log");
    }
    Duration duration = how == null ? limit : watch.elapsed();
    platform.initEnded(duration, phase, Endings.of(how));
    return new Environment(
        target, process, log, platform, new Environment.StartEnd(how, duration, limit));
  }

  private Duration snapshotLimit(Target target) {
    Duration timeout = target.timeout().compareTo(LONGEST) < 0 ? target.timeout() : LONGEST;
    Duration least = options.snapshotInit();
    return timeout.compareTo(least) > 0 ? timeout : least;
  }

  private String stream(Target target) {
    String unique = UUID.randomUUID().toString().replace("-", "");
    // In a group that was chosen, which functions may share, the function's name comes first.
    boolean own = target.logGroup().equals("/aws/lambda/" + target.function());
    return DAY.format(clock.instant())
        + "/"
        + (own ? "" : target.function())
        + "["
        + target.version().version()
        + "]"
        + unique;
  }

  private static PlatformLog platform(FunctionSettings.LoggingConfig config, EnvironmentLog log) {
    return "JSON".equals(config.logFormat())
        ? new JsonPlatformLog(log, config.systemLogLevel())
        : new TextPlatformLog(log);
  }
}
