package dev.snapstart.maven.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.coldstart.InvocationReport;
import dev.snapstart.coldstart.InvokeOutcome;
import dev.snapstart.coldstart.LogLine;
import dev.snapstart.coldstart.LogReport;
import dev.snapstart.coldstart.LogRequest;
import dev.snapstart.coldstart.ReportParser;
import dev.snapstart.model.Payload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class InvokeLinesTest {
  private static final String HEAD =
      "REPORT RequestId: 1\tDuration: 41.40 ms\tBilled Duration: 354 ms\tMemory Size: 512 MB"
          + "\tMax Memory Used: 87 MB\t";

  @Test
  void theReportInWords() {
    assertThat(words("Restore Duration: 312.20 ms\tBilled Restore Duration: 312 ms\t"))
        .isEqualTo("restored in 312 ms, ran 41 ms, billed 354 ms, 87 of 512 MB");
    assertThat(words("Init Duration: 4566.69 ms\t"))
        .isEqualTo("started in 4567 ms, ran 41 ms, billed 354 ms, 87 of 512 MB");
    assertThat(words("")).isEqualTo("was warm, ran 41 ms, billed 354 ms, 87 of 512 MB");
    assertThat(words("Status: timeout\tError Type: Sandbox.Timedout"))
        .isEqualTo("ran 41 ms, billed 354 ms, 87 of 512 MB, timeout (Sandbox.Timedout)");
  }

  @Test
  void theAnswerTheLogAndTheReport() {
    InvokeOutcome outcome =
        outcome(Optional.empty(), "{\n \"a\": 1}", List.of("one\u001b[2J", "\ttwo"));
    assertThat(InvokeLines.of(outcome))
        .containsExactly(
            "orders:3 answered:",
            "  {",
            "   \"a\": 1}",
            "The end of its log:",
            "  one?[2J",
            "  \ttwo",
            "orders:3: Lambda wrote no report (at log level WARN it does not)");
    assertThat(InvokeLines.of(outcome(Optional.of("Unhandled"), "{}", List.of())))
        .startsWith("orders:3 failed with:");
  }

  @Test
  void theResultFileHasNeitherAnswerNorLines() {
    assertThat(
            InvokeMembers.of(outcome(Optional.empty(), "canary71", List.of("canary72"))).toString())
        .contains("answerBytes=8")
        .doesNotContain("canary");
  }

  @Test
  void aLogShowsTimeAndVersion() {
    LogReport report =
        new LogReport(
            new TreeSet<>(List.of("/aws/lambda/orders")),
            List.of(
                new LogLine(Instant.parse("2026-11-26T07:00:00.5Z"), "3", "s", "one\n\tat two")),
            true,
            new TreeSet<>(List.of("1")));
    List<String> shown = new ArrayList<>();
    new LogOutput(
            "orders", new LogRequest("orders", "live", Duration.ofMinutes(90), 5, null), shown::add)
        .first(report);
    assertThat(shown)
        .containsExactly(
            "orders:live: 1 event of the last 90 min in /aws/lambda/orders",
            "Older ones are left out ('limit').",
            "2026-11-26 07:00:00.500 [3] one",
            "                            \tat two",
            "Lines of version 1 are not shown: the values of environment variables are taken out,"
                + " and those cannot be read any more.");
  }

  private static String words(String more) {
    return InvokeLines.words((InvocationReport) ReportParser.parse(HEAD + more).orElseThrow());
  }

  private static InvokeOutcome outcome(Optional<String> error, String answer, List<String> tail) {
    return new InvokeOutcome(
        "orders", 200, "3", error, Payload.of(answer), tail, Optional.empty(), Optional.empty());
  }
}
