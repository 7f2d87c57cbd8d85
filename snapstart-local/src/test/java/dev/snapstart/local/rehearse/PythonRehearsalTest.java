package dev.snapstart.local.rehearse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.snapstart.local.rehearse.model.Finding;
import dev.snapstart.local.rehearse.model.Finding.Kind;
import dev.snapstart.local.rehearse.model.Finding.Level;
import dev.snapstart.local.rehearse.model.Hook;
import dev.snapstart.local.rehearse.model.Report;
import dev.snapstart.local.run.FunctionZip;
import dev.snapstart.local.run.RunOptions;
import dev.snapstart.local.run.process.Kits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Functions in Python, whose process is copied. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "sockets are looked for in /proc")
class PythonRehearsalTest {
  private static final String EVENT = "{\"secret\": \"hunter2-hunter2-hunter2\"}";
  @TempDir Path folder;

  @BeforeEach
  void needsPython() {
    assumeTrue(new Kits(folder).find("python3.12") != null, "skipped: there is no Python");
  }

  private static Rehearsed.Function python(String name) {
    return new Rehearsed.Function(
        "python3.12",
        name + ".handle",
        FunctionZip.resource(PythonRehearsalTest.class, name + ".py"));
  }

  @Test
  void everyPlantedMistakeIsFoundAndNothingElse() throws IOException {
    try (ServerSocket listener = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      Report report =
          Rehearsed.run(
              python("faulty"),
              "{\"secret\": \"hunter2-hunter2-hunter2\", \"late\": 1}",
              RehearsalOptions.defaults(),
              "PORT",
              Integer.toString(listener.getLocalPort()),
              "THREAD",
              "1");

      assertThat(report.how()).isEqualTo(Report.How.CLONES);
      assertThat(report.findings())
          .extracting(Finding::kind, Finding::level, Finding::subject)
          .containsExactlyInAnyOrder(
              tuple(Kind.IDENTICAL_VALUE, Level.ERROR, "faulty.REQUEST_ID"),
              tuple(Kind.IDENTICAL_VALUE, Level.ERROR, "faulty.ORDERS.nonce"),
              tuple(Kind.RANDOM_STATE, Level.ERROR, "faulty.DICE"),
              tuple(Kind.RANDOM_STATE, Level.WARNING, "module random"),
              tuple(Kind.RANDOM_STATE, Level.WARNING, "/dice"),
              tuple(Kind.RANDOM_STATE, Level.WARNING, "/module"),
              tuple(Kind.HOOK_TOO_LATE, Level.ERROR, "faulty.late"),
              tuple(Kind.IDENTICAL_VALUE, Level.WARNING, "faulty.STARTED"),
              tuple(Kind.OPEN_SOCKET, Level.WARNING, "faulty.ORDERS.connection"),
              tuple(Kind.THREAD, Level.NOTE, "thread refresher"));
      assertThat(Rehearsed.at(report, "faulty.REQUEST_ID").orElseThrow().text())
          .contains("UUID", "/requestId");
      assertThat(Rehearsed.at(report, "faulty.ORDERS.nonce").orElseThrow().text())
          .contains("random text", "/body/nonce", "the log");
      assertThat(Rehearsed.at(report, "faulty.STARTED").orElseThrow().text())
          .containsPattern("timestamp \\d\\.\\d s before the checkpoint")
          .contains("/startedAt");
      assertThat(Rehearsed.at(report, "faulty.ORDERS.connection").orElseThrow().text())
          .contains("127.0.0.1:" + listener.getLocalPort());
      assertThat(report.toString()).doesNotContain("hunter2");
      assertThat(report.hooks())
          .extracting(Hook::name, Hook::fate)
          .contains(tuple("faulty.renew", Hook.Fate.KEPT));
    }
  }

  @Test
  void whatIsDoneRightIsNoFinding() {
    Report report = Rehearsed.run(python("careful"), EVENT, RehearsalOptions.defaults());

    assertThat(report.findings()).isEmpty();
    assertThat(report.figures())
        .hasSize(3)
        .allSatisfy(
            it -> {
              assertThat(it.restore()).isBetween(Duration.ZERO, Duration.ofSeconds(10));
              assertThat(it.invocations()).hasSize(2);
              assertThat(it.heldMb()).isBetween(2L, 300L);
            });
  }

  @Test
  void aHookThatTakesMostOfItsTimeIsAWarning() {
    RehearsalOptions options =
        RehearsalOptions.defaults()
            .withEnvironments(2)
            .withLimits(
                RunOptions.defaults()
                    .withLimits(
                        Duration.ofMinutes(1), Duration.ofSeconds(10), Duration.ofSeconds(2)));

    Report slow = Rehearsed.run(python("faulty"), EVENT, options, "SLOW", "1.2");

    assertThat(Rehearsed.at(slow, "faulty.renew"))
        .hasValueSatisfying(
            it -> {
              assertThat(it.kind()).isEqualTo(Kind.SLOW_HOOK);
              assertThat(it.text()).containsPattern("Took 1\\.\\d s of the 2\\.0 s");
            });
  }

  @Test
  void aFunctionThatCannotStartIsAFindingOfItsOwn() {
    Report report =
        Rehearsed.run(python("faulty"), EVENT, RehearsalOptions.defaults(), "PORT", "not a number");

    assertThat(report.findings())
        .extracting(Finding::kind, Finding::level, Finding::subject)
        .containsExactly(tuple(Kind.FAILURE, Level.ERROR, "initialization"));
  }
}
