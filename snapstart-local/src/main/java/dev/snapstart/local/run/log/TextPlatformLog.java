package dev.snapstart.local.run.log;

import java.time.Duration;
import java.util.Locale;

/** The lines of the text format, fields separated by tabs (facts 7). */
public final class TextPlatformLog implements PlatformLog {
  private final EnvironmentLog log;
  private boolean snapStart;

  /**
   * Writes into a stream.
   *
   * @param log the stream
   */
  public TextPlatformLog(EnvironmentLog log) {
    this.log = log;
  }

  @Override
  public void initStarted(RuntimeVersion runtime, String version) {
    snapStart = runtime.snapStart();
    log.write("INIT_START " + runtime(runtime));
  }

  /** Only a snapshot's start and a failed one are reported (facts 7). */
  @Override
  public void initEnded(Duration duration, String phase, Ending ending) {
    if (ending.succeeded() && !snapStart) {
      return;
    }
    log.write(
        "INIT_REPORT Init Duration: " + millis(duration) + " ms\tPhase: " + phase + ending(ending));
  }

  @Override
  public void restoreStarted(RuntimeVersion runtime, String version) {
    log.write("RESTORE_START " + runtime(runtime));
  }

  @Override
  public void restoreEnded(Duration duration, Ending ending) {
    log.write("RESTORE_REPORT Restore Duration: " + millis(duration) + " ms" + ending(ending));
  }

  @Override
  public void started(String requestId, String version) {
    log.write("START RequestId: " + requestId + " Version: " + version);
  }

  @Override
  public void ended(Report report) {
    log.write("END RequestId: " + report.requestId());
    StringBuilder line = new StringBuilder("REPORT RequestId: ").append(report.requestId());
    line.append("\tDuration: ").append(millis(report.duration())).append(" ms");
    line.append("\tBilled Duration: ").append(report.billedMillis()).append(" ms");
    line.append("\tMemory Size: ").append(report.memorySize()).append(" MB");
    line.append("\tMax Memory Used: ").append(report.maxMemoryUsed()).append(" MB\t");
    if (report.init() != null) {
      line.append("Init Duration: ").append(millis(report.init())).append(" ms\t");
    }
    if (report.restore() != null && report.billedRestore() != null) {
      line.append("Restore Duration: ").append(millis(report.restore())).append(" ms\t");
      line.append("Billed Restore Duration: ")
          .append(Report.ceilMillis(report.billedRestore()))
          .append(" ms\t");
    }
    if (report.crashed() || report.status().equals("timeout")) {
      line.append("Status: ").append(report.status());
      if (report.errorType() != null) {
        line.append("\tError Type: ").append(report.errorType());
      }
    }
    log.write(line.toString());
  }

  private static String runtime(RuntimeVersion runtime) {
    // "java21" has versions of "java:21", and "python3.13" of "python:3.13".
    String named = runtime.name().replaceFirst("(?<=[a-z])(?=\\d)", ":");
    return "Runtime Version: " + named + ".local\tRuntime Version ARN: " + runtime.arn();
  }

  private static String ending(Ending ending) {
    if (ending.succeeded()) {
      return "";
    }
    String type = ending.errorType();
    return "\tStatus: " + ending.status() + (type == null ? "" : "\tError Type: " + type);
  }

  static String millis(Duration duration) {
    return String.format(Locale.ROOT, "%.2f", duration.toNanos() / 1e6);
  }
}
