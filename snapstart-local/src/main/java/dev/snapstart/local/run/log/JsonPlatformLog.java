package dev.snapstart.local.run.log;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of the JSON format, in the telemetry schema (facts 7), down to a level. */
public final class JsonPlatformLog implements PlatformLog {
  private static final List<String> LEVELS = List.of("DEBUG", "INFO", "WARN");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private final EnvironmentLog log;
  private final JsonMapper mapper = new JsonMapper();
  private final int level;
  private String initializationType = "on-demand";

  /**
   * Writes into a stream.
   *
   * @param log the stream
   * @param level {@code DEBUG}, {@code INFO} or {@code WARN}; INFO where it is null
   */
  public JsonPlatformLog(EnvironmentLog log, @Nullable String level) {
    this.log = log;
    this.level = level == null ? 1 : Math.max(0, LEVELS.indexOf(level));
  }

  @Override
  public void initStarted(RuntimeVersion runtime, String version) {
    initializationType = runtime.snapStart() ? "snap-start" : "on-demand";
    ObjectNode record = mapper.createObjectNode();
    record.put("initializationType", initializationType).put("phase", "init");
    write("INFO", "platform.initStart", runtime(record, runtime, version));
  }

  @Override
  public void initEnded(Duration duration, String phase, Ending ending) {
    write(doneLevel(ending), "platform.initRuntimeDone", init(phase, ending));
    ObjectNode report = init(phase, ending);
    report.putObject("metrics").put("durationMs", millis(duration));
    write(reportLevel(ending), "platform.initReport", report);
  }

  @Override
  public void restoreStarted(RuntimeVersion runtime, String version) {
    write("INFO", "platform.restoreStart", runtime(mapper.createObjectNode(), runtime, version));
  }

  @Override
  public void restoreEnded(Duration duration, Ending ending) {
    write(
        doneLevel(ending),
        "platform.restoreRuntimeDone",
        ending(mapper.createObjectNode(), ending));
    ObjectNode report = ending(mapper.createObjectNode(), ending);
    report.putObject("metrics").put("durationMs", millis(duration));
    write(reportLevel(ending), "platform.restoreReport", report);
  }

  @Override
  public void started(String requestId, String version) {
    write(
        "INFO",
        "platform.start",
        mapper.createObjectNode().put("requestId", requestId).put("version", version));
  }

  @Override
  public void ended(Report report) {
    Ending ending = new Ending(report.status(), report.errorType());
    ObjectNode done = mapper.createObjectNode().put("requestId", report.requestId());
    ending(done, ending).putObject("metrics").put("durationMs", millis(report.duration()));
    write(doneLevel(ending), "platform.runtimeDone", done);
    ObjectNode record = mapper.createObjectNode().put("requestId", report.requestId());
    ObjectNode metrics = ending(record, ending).putObject("metrics");
    metrics.put("durationMs", millis(report.duration()));
    metrics.put("billedDurationMs", report.billedMillis());
    metrics.put("memorySizeMB", report.memorySize());
    metrics.put("maxMemoryUsedMB", report.maxMemoryUsed());
    if (report.init() != null) {
      metrics.put("initDurationMs", millis(report.init()));
    }
    if (report.restore() != null && report.billedRestore() != null) {
      metrics.put("restoreDurationMs", millis(report.restore()));
      metrics.put("billedRestoreDurationMs", Report.ceilMillis(report.billedRestore()));
    }
    write(reportLevel(ending), "platform.report", record);
  }

  private ObjectNode init(String phase, Ending ending) {
    ObjectNode record = mapper.createObjectNode();
    record.put("initializationType", initializationType).put("phase", phase);
    return ending(record, ending);
  }

  private static ObjectNode runtime(ObjectNode record, RuntimeVersion runtime, String version) {
    return record
        .put("runtimeVersion", runtime.name())
        .put("runtimeVersionArn", runtime.arn())
        .put("functionVersion", version);
  }

  private static ObjectNode ending(ObjectNode record, Ending ending) {
    record.put("status", ending.status());
    if (ending.errorType() != null) {
      record.put("errorType", ending.errorType());
    }
    return record;
  }

  private static String doneLevel(Ending ending) {
    return ending.succeeded() ? "DEBUG" : "WARN";
  }

  private static String reportLevel(Ending ending) {
    return ending.succeeded() ? "INFO" : "WARN";
  }

  private static double millis(Duration duration) {
    return Math.round(duration.toNanos() / 1e3) / 1e3;
  }

  private void write(String importance, String type, ObjectNode record) {
    if (LEVELS.indexOf(importance) < level) {
      return;
    }
    ObjectNode event = mapper.createObjectNode().put("time", TIME.format(log.now()));
    event.put("type", type).set("record", record);
    log.write(event.toString());
  }
}
