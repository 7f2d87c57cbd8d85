package dev.snapstart.local.run.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The lines and figures of both formats, beside real ones of Lambda (facts 7). */
class PlatformLogTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-25T10:20:30.004Z"), ZoneOffset.UTC);
  private static final PlatformLog.RuntimeVersion JAVA =
      new PlatformLog.RuntimeVersion("java21", "arn:aws:lambda:r::runtime:x", true);
  private final List<String> lines = new ArrayList<>();
  private final EnvironmentLog log =
      new EnvironmentLog((group, stream, at, message) -> lines.add(message), "g", "s", CLOCK);

  @Test
  void theReportOfARestoredInvocationIsThatOfLambda() {
    new TextPlatformLog(log).ended(report(182.96, null, 700.61, 86.2, "success"));
    assertThat(lines)
        .containsExactly(
            "END RequestId: id",
            "REPORT RequestId: id\tDuration: 182.96 ms\tBilled Duration: 270 ms\tMemory Size: 256"
                + " MB\tMax Memory Used: 183 MB\tRestore Duration: 700.61 ms\tBilled Restore"
                + " Duration: 87 ms\t");
  }

  @Test
  void theReportOfAColdInvocationIsThatOfLambda() {
    new TextPlatformLog(log).ended(report(83.2, 3016.4, null, null, "success"));
    assertThat(lines.get(1))
        .isEqualTo(
            "REPORT RequestId: id\tDuration: 83.20 ms\tBilled Duration: 3101 ms\tMemory Size: 256"
                + " MB\tMax Memory Used: 183 MB\tInit Duration: 3016.40 ms\t");
  }

  @Test
  void aTimeoutHasAStatus() {
    new TextPlatformLog(log).ended(report(3000, null, null, null, "timeout"));
    assertThat(lines.get(1)).endsWith("Max Memory Used: 183 MB\tStatus: timeout");
  }

  @Test
  void theOtherTextLinesAreThoseOfLambda() {
    PlatformLog text = new TextPlatformLog(log);
    text.initStarted(JAVA, "1");
    text.initEnded(Duration.ofMillis(1500), "init", PlatformLog.Ending.SUCCESS);
    text.restoreStarted(JAVA, "1");
    text.restoreEnded(Duration.ofNanos(297_090_000), PlatformLog.Ending.SUCCESS);
    text.restoreEnded(Duration.ofSeconds(10), new PlatformLog.Ending("timeout", null));
    text.started("id", "1");
    assertThat(lines)
        .containsExactly(
            "INIT_START Runtime Version: java:21.local\tRuntime Version ARN:"
                + " arn:aws:lambda:r::runtime:x",
            "INIT_REPORT Init Duration: 1500.00 ms\tPhase: init",
            "RESTORE_START Runtime Version: java:21.local\tRuntime Version ARN:"
                + " arn:aws:lambda:r::runtime:x",
            "RESTORE_REPORT Restore Duration: 297.09 ms",
            "RESTORE_REPORT Restore Duration: 10000.00 ms\tStatus: timeout",
            "START RequestId: id Version: 1");
  }

  @Test
  void anOrdinaryStartThatSucceedsIsNotReportedInText() {
    PlatformLog text = new TextPlatformLog(log);
    text.initStarted(new PlatformLog.RuntimeVersion("python3.13", "arn", false), "$LATEST");
    text.initEnded(Duration.ofMillis(1), "init", PlatformLog.Ending.SUCCESS);
    assertThat(lines)
        .containsExactly("INIT_START Runtime Version: python:3.13.local\tRuntime Version ARN: arn");
  }

  @Test
  void theReportInJsonHasTheSameFigures() {
    new JsonPlatformLog(log, null).ended(report(147.5, null, 300.25, 52.1, "success"));
    assertThat(lines)
        .containsExactly(
            "{\"time\":\"2026-11-25T10:20:30.004Z\",\"type\":\"platform.report\",\"record\":"
                + "{\"requestId\":\"id\",\"status\":\"success\",\"metrics\":{\"durationMs\":147.5,"
                + "\"billedDurationMs\":201,\"memorySizeMB\":256,\"maxMemoryUsedMB\":183,"
                + "\"restoreDurationMs\":300.25,\"billedRestoreDurationMs\":53}}}");
  }

  @Test
  void theLevelDecidesWhichEventsThereAre() {
    assertThat(types("DEBUG", "success"))
        .containsExactly(
            "initStart",
            "initRuntimeDone",
            "initReport",
            "restoreStart",
            "restoreRuntimeDone",
            "restoreReport",
            "start",
            "runtimeDone",
            "report");
    assertThat(types("INFO", "success"))
        .containsExactly(
            "initStart", "initReport", "restoreStart", "restoreReport", "start", "report");
    assertThat(types("WARN", "success")).as("facts 7: no report then").isEmpty();
    assertThat(types("WARN", "timeout"))
        .containsExactly(
            "initRuntimeDone",
            "initReport",
            "restoreRuntimeDone",
            "restoreReport",
            "runtimeDone",
            "report");
  }

  private List<String> types(String level, String status) {
    lines.clear();
    PlatformLog json = new JsonPlatformLog(log, level);
    PlatformLog.Ending ending = new PlatformLog.Ending(status, null);
    json.initStarted(JAVA, "1");
    json.initEnded(Duration.ofMillis(1), "init", ending);
    json.restoreStarted(JAVA, "1");
    json.restoreEnded(Duration.ofMillis(1), ending);
    json.started("id", "1");
    json.ended(report(1, null, null, null, status));
    return lines.stream().flatMap(PlatformLogTest::type).toList();
  }

  private static Stream<String> type(String line) {
    return Stream.of(line.replaceFirst(".*\"type\":\"platform\\.(\\w+)\".*", "$1"));
  }

  @Test
  void theTailHasTheLastFourKilobytes() {
    log.write("gone");
    log.startTail();
    log.write("a".repeat(3000));
    assertThat(log.tail()).hasSize(3001);
    log.write("b".repeat(2000));
    assertThat(log.tail()).hasSize(4096).endsWith('b', '\n');
    log.write("c".repeat(9000));
    assertThat(log.tail()).hasSize(4096).startsWith('c');
  }

  private static Report report(
      double duration,
      @Nullable Double init,
      @Nullable Double restore,
      @Nullable Double billed,
      String status) {
    return new Report(
        "id",
        millis(duration),
        256,
        183,
        millis(init),
        millis(restore),
        millis(billed),
        status,
        null,
        false);
  }

  private static @Nullable Duration millis(@Nullable Double millis) {
    return millis == null ? null : Duration.ofNanos(Math.round(millis * 1e6));
  }
}
