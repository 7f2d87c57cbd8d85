package dev.snapstart.local.run;

import dev.snapstart.local.run.api.PhaseEnd;
import dev.snapstart.local.run.log.EnvironmentLog;
import dev.snapstart.local.run.log.PlatformLog;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An execution environment that has started, or has failed to; used by one thread at a time. */
final class Environment {
  private final Target target;
  private final @Nullable RuntimeProcess process;
  private final EnvironmentLog log;
  private final PlatformLog platform;
  private final StartEnd start;
  private boolean used;
  private Instant idleSince = Instant.EPOCH;

  Environment(
      Target target,
      @Nullable RuntimeProcess process,
      EnvironmentLog log,
      PlatformLog platform,
      StartEnd start) {
    this.target = target;
    this.process = process;
    this.log = log;
    this.platform = platform;
    this.start = start;
  }

  Target target() {
    return target;
  }

  /** The process, which there is if the start has succeeded. */
  RuntimeProcess process() {
    if (process == null) {
      throw new IllegalStateException("There is no process");
    }
    return process;
  }

  EnvironmentLog log() {
    return log;
  }

  PlatformLog platform() {
    return platform;
  }

  StartEnd start() {
    return start;
  }

  boolean usable() {
    return start.succeeded() && process != null && process.alive();
  }

  /** The first use of an environment is the one that its start is counted for. */
  boolean firstUse() {
    boolean first = !used;
    used = true;
    return first;
  }

  Instant idleSince() {
    return idleSince;
  }

  void idleSince(Instant since) {
    idleSince = since;
  }

  void end() {
    if (process != null) {
      process.kill();
    }
  }

  /**
   * How the start ended.
   *
   * @param how what the process reported, null if it took too long
   * @param duration how long it took
   * @param limit how long it may take
   */
  record StartEnd(@Nullable PhaseEnd how, Duration duration, Duration limit) {
    boolean succeeded() {
      return how instanceof PhaseEnd.Ok;
    }
  }
}
