package dev.snapstart.coldstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines that Lambda writes, lines that only look like them, and damaged ones. */
class ReportParserTest {
  private static final String ID = "8f5b2c9e-3d51-4a6e-9a0f-5c7a1d2b3e4f";

  private static final String RESTORED =
      "REPORT RequestId: "
          + ID
          + "\tDuration: 182.96 ms\tBilled Duration: 270 ms\tMemory Size: 256 MB"
          + "\tMax Memory Used: 183 MB\tRestore Duration: 700.61 ms"
          + "\tBilled Restore Duration: 87 ms\t";

  private static final String STARTED =
      "REPORT RequestId: "
          + ID
          + "\tDuration: 47.32 ms\tBilled Duration: 48 ms\tMemory Size: 256 MB"
          + "\tMax Memory Used: 187 MB\tInit Duration: 4566.69 ms\t";

  private static final String TIMED_OUT =
      "REPORT RequestId: "
          + ID
          + "\tDuration: 3000.00 ms\tBilled Duration: 3000 ms\tMemory Size: 128 MB"
          + "\tMax Memory Used: 88 MB\tStatus: timeout\tError Type: Sandbox.Timedout";

  private static final String JSON =
      "{\"time\":\"2026-11-26T07:00:00.000Z\",\"type\":\"platform.report\",\"record\":{"
          + "\"requestId\":\""
          + ID
          + "\",\"metrics\":{\"durationMs\":147.156,\"billedDurationMs\":201,"
          + "\"memorySizeMB\":512,\"maxMemoryUsedMB\":137,\"restoreDurationMs\":566.541,"
          + "\"billedRestoreDurationMs\":53},\"tracing\":{\"spanId\":\"4ab2\","
          + "\"type\":\"X-Amzn-Trace-Id\",\"value\":\"Root=1\"},"
          + "\"spans\":[{\"name\":\"responseLatency\",\"durationMs\":1.2}],"
          + "\"status\":\"success\"}}";

  private static final String INIT =
      "INIT_REPORT Init Duration: 1236.04 ms\tPhase: init\tStatus: error"
          + "\tError Type: Runtime.ExitError";

  private static final String JSON_INIT =
      "{\"time\":\"2026-11-26T07:00:00.000Z\",\"type\":\"platform.initReport\",\"record\":{"
          + "\"initializationType\":\"snap-start\",\"phase\":\"init\",\"status\":\"success\","
          + "\"metrics\":{\"durationMs\":125.33}}}";

  private static final String RESTORE = "RESTORE_REPORT Restore Duration: 297.09 ms";

  private static final String JSON_RESTORE =
      "{\"type\":\"platform.restoreReport\",\"record\":{\"status\":\"timeout\","
          + "\"errorType\":\"Sandbox.Timedout\",\"metrics\":{\"durationMs\":10000}}}";

  static List<String> reports() {
    return List.of(RESTORED, STARTED, TIMED_OUT, JSON, INIT, JSON_INIT, RESTORE, JSON_RESTORE);
  }

  @Test
  void aRestoreInTheTextFormat() {
    assertThat(ReportParser.parse(RESTORED)).contains(Reports.restored(ID));
  }

  @Test
  void billedRestoreIsPartOfWhatIsBilledAndNotAdded() {
    InvocationReport report = invocation(RESTORED);
    assertThat(report.billedDurationMs())
        .isEqualTo(
            (long) Math.ceil(report.durationMs()) + report.billedRestoreDurationMs().orElseThrow());
    assertThat(report.isRestored()).isTrue();
    assertThat(report.isInitialized()).isFalse();
    assertThat(report.latencyMs()).isEqualTo(182.96 + 700.61);
  }

  @Test
  void aColdStartInTheTextFormat() {
    InvocationReport report = invocation(STARTED);
    assertThat(report.initDurationMs()).hasValue(4566.69);
    assertThat(report.isInitialized()).isTrue();
    assertThat(report.isRestored()).isFalse();
    assertThat(report.billedDurationMs()).isEqualTo(48);
  }

  @Test
  void aTimeoutNamesItsStatusAndType() {
    InvocationReport report = invocation(TIMED_OUT);
    assertThat(report.status()).contains("timeout");
    assertThat(report.errorType()).contains("Sandbox.Timedout");
  }

  @Test
  void aRestoreInTheJsonFormat() {
    assertThat(ReportParser.parse(JSON))
        .contains(
            new InvocationReport(
                ID,
                147.156,
                201,
                512,
                137,
                OptionalDouble.empty(),
                OptionalDouble.of(566.541),
                OptionalLong.of(53),
                Optional.of("success"),
                Optional.empty()));
  }

  @Test
  void initializationsInBothFormats() {
    assertThat(ReportParser.parse(INIT))
        .contains(
            new InitReport(
                1236.04,
                Optional.of("init"),
                Optional.of("error"),
                Optional.of("Runtime.ExitError")));
    assertThat(ReportParser.parse(JSON_INIT))
        .contains(
            new InitReport(125.33, Optional.of("init"), Optional.of("success"), Optional.empty()));
  }

  @Test
  void restoresInBothFormats() {
    assertThat(ReportParser.parse(RESTORE))
        .contains(new RestoreReport(297.09, Optional.empty(), Optional.empty()));
    assertThat(ReportParser.parse(JSON_RESTORE))
        .contains(
            new RestoreReport(10000, Optional.of("timeout"), Optional.of("Sandbox.Timedout")));
  }

  @ParameterizedTest
  @MethodSource("reports")
  void theEndOfALineMakesNoDifference(String line) {
    assertThat(ReportParser.parse(line + "\r\n")).isEqualTo(ReportParser.parse(line)).isPresent();
  }

  @Test
  void fieldsThatAreNotKnownAreLeftOut() {
    assertThat(
            ReportParser.parse(
                RESTORED + "XRAY TraceId: 1-5e\tSegmentId: 4ab2\tSampled: true\tNew: 1 GB\t"))
        .isEqualTo(ReportParser.parse(RESTORED))
        .isPresent();
    assertThat(
            ReportParser.parse(JSON.replace("\"metrics\":{", "\"x\":[{}],\"metrics\":{\"y\":{},")))
        .isEqualTo(ReportParser.parse(JSON))
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "REPORT",
        "REPORT ",
        "REPORT RequestId: 1",
        "REPORT of the day: 17 orders",
        "Quarterly REPORT RequestId: 1\tDuration: 1 ms",
        "START RequestId: 8f5b Version: 3",
        "INIT_START Runtime Version: java:21.v38",
        "RESTORE_START Runtime Version: java:21.v38",
        "INIT_REPORT Phase: init",
        "RESTORE_REPORT Status: timeout",
        "{",
        "{}",
        "[]",
        "{\"type\":\"platform.report\"}",
        "{\"type\":\"platform.report\",\"record\":null}",
        "{\"type\":\"platform.report\",\"record\":\"text\"}",
        "{\"type\":\"platform.report\",\"record\":{\"metrics\":{}}}",
        "{\"type\":\"platform.start\",\"record\":{\"requestId\":\"1\"}}",
        "{\"type\":\"platform.restoreReport\",\"record\":{\"metrics\":{\"durationMs\":\"1\"}}}",
        "{\"type\":\"platform.restoreReport\",\"record\":{\"metrics\":{\"durationMs\":-1}}}",
        "{\"type\":\"platform.restoreReport\",\"record\":{\"metrics\":{\"durationMs\":1e999}}}",
        "{\"type\":\"platform.restoreReport\",\"record\":{\"metrics\":{\"durationMs\":1e2147483647}}}",
        "{\"type\":\"platform.restoreReport\",\"record\":{\"metrics\":{\"durationMs\":9e99999999999}}}",
        "{\"type\":\"platform.restoreReport\",\"record\":{\"metrics\":{\"durationMs\":NaN}}}",
        "{\"type\":\"platform.restoreReport\",\"record\":{\"metrics\":{\"durationMs\":{}}}}",
        "{\"message\":\"a \\\"platform.report\\\" of my own\"}",
      })
  void otherLinesAreNoReports(String line) {
    assertThat(ReportParser.parse(line)).isEmpty();
  }

  @Test
  void numbersThatCannotBeAreNoReports() {
    for (String wrong : List.of("-1", "1,5", "NaN", "0x10", "1e3", "", " ", "1234567890123", "٣")) {
      assertThat(ReportParser.parse(RESTORED.replace("182.96", wrong))).as(wrong).isEmpty();
    }
    assertThat(ReportParser.parse(RESTORED.replace("270", "270.5"))).isEmpty();
    assertThat(ReportParser.parse(RESTORED.replace("256 MB", "99999999999 MB"))).isEmpty();
    assertThat(ReportParser.parse(RESTORED.replace("256 MB", "256 KB"))).isEmpty();
    assertThat(ReportParser.parse(RESTORED + "Duration: 1.00 ms\t")).isEmpty();
    assertThat(ReportParser.parse(JSON.replace("201", "2.01E2")))
        .isEqualTo(ReportParser.parse(JSON))
        .isPresent();
  }

  @Test
  void aDeeplyNestedLineIsNoReport() {
    String deep = "{\"type\":\"platform.report\",\"x\":" + "[".repeat(100_000);
    assertThat(ReportParser.parse(deep)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("reports")
  void noTruncationFailsOrInventsAValue(String line) {
    PlatformReport whole = ReportParser.parse(line).orElseThrow();
    for (int end = 0; end < line.length(); end++) {
      ReportParser.parse(line.substring(0, end))
          .ifPresent(part -> assertThat(knownValues(whole)).containsAll(knownValues(part)));
      if (line.startsWith("{")) {
        assertThat(ReportParser.parse(line.substring(0, end))).isEmpty();
      }
      assertThat(ReportParser.parse(line.substring(end + 1))).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("reports")
  void noChangedCharacterFails(String line) {
    for (int at = 0; at < line.length(); at++) {
      for (char other = 0; other < 256; other++) {
        String changed = line.substring(0, at) + other + line.substring(at + 1);
        ReportParser.parse(changed).ifPresent(ReportParserTest::isPlausible);
      }
      isHarmless(line.substring(0, at) + '\uD800' + line.substring(at + 1));
      isHarmless(line.substring(0, at) + "\t" + line.substring(at));
      isHarmless(line.substring(0, at) + line.substring(at + 1));
      isHarmless(line.substring(0, at) + "\"" + line.substring(at));
    }
  }

  private static void isHarmless(String line) {
    ReportParser.parse(line).ifPresent(ReportParserTest::isPlausible);
  }

  private static void isPlausible(PlatformReport report) {
    assertThat(numbers(report)).allMatch(it -> it >= 0 && it < 1e13);
  }

  private static List<Double> numbers(PlatformReport report) {
    if (report instanceof InvocationReport it) {
      return List.of(
          it.durationMs(),
          (double) it.billedDurationMs(),
          (double) it.memorySizeMb(),
          (double) it.maxMemoryUsedMb(),
          it.initDurationMs().orElse(0),
          it.restoreDurationMs().orElse(0),
          (double) it.billedRestoreDurationMs().orElse(0));
    }
    return List.of(
        report instanceof InitReport init
            ? init.durationMs()
            : ((RestoreReport) report).durationMs());
  }

  /** A cut may take the last values away; a status may be cut within its word. */
  private static List<Double> knownValues(PlatformReport report) {
    return numbers(report).stream().filter(it -> it != 0).toList();
  }

  private static InvocationReport invocation(String line) {
    return (InvocationReport) ReportParser.parse(line).orElseThrow();
  }
}
