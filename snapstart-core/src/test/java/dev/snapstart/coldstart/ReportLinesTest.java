package dev.snapstart.coldstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Reports among the lines of functions and extensions. */
class ReportLinesTest {
  private static String report(String id, int duration) {
    return "REPORT RequestId: "
        + id
        + "\tDuration: "
        + duration
        + ".00 ms\tBilled Duration: "
        + duration
        + " ms\tMemory Size: 128 MB\tMax Memory Used: 80 MB\t";
  }

  @Test
  void areReadLineByLineWithinAnEvent() {
    ReportLines lines =
        ReportLines.of(
            List.of(
                "RESTORE_START Runtime Version: java:21.v38\n",
                "RESTORE_REPORT Restore Duration: 312.50 ms\n",
                "\tat com.example.Handler\nREPORT nothing yet",
                "{\"level\":\"INFO\",\"message\":\"{\\\"type\\\":\\\"platform.report\\\"}\"}",
                report("a", 5) + "\nXRAY TraceId: 1-5e\tSegmentId: 4ab2\tSampled: true\t\n",
                "INIT_REPORT Init Duration: 9.00 ms\tPhase: init\r\n" + report("b", 6)));
    assertThat(lines.reports()).hasSize(4);
    assertThat(lines.restores()).extracting(RestoreReport::durationMs).containsExactly(312.5);
    assertThat(lines.inits()).extracting(InitReport::durationMs).containsExactly(9.0);
    assertThat(lines.invocations())
        .extracting(InvocationReport::requestId)
        .containsExactly("a", "b");
  }

  @Test
  void theLastReportOfAnIdCountsSinceTheFunctionPrintsBefore() {
    ReportLines lines =
        ReportLines.of(report("a", 1) + "\n" + report("b", 2) + "\n" + report("a", 3));
    assertThat(lines.invocation("a").orElseThrow().durationMs()).isEqualTo(3);
    assertThat(lines.invocation("c")).isEmpty();
  }

  @Test
  void aTailWithoutReportHasNone() {
    ReportLines lines = ReportLines.of("cut line\n[WARN] slow\n");
    assertThat(lines.reports()).isEmpty();
    assertThat(lines.invocation("a")).isEmpty();
  }
}
