package dev.snapstart.local.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.local.rehearse.function.Careful;
import dev.snapstart.local.rehearse.function.Faulty;
import dev.snapstart.local.rehearse.model.Figures;
import dev.snapstart.local.rehearse.model.Finding;
import dev.snapstart.local.rehearse.model.Finding.Kind;
import dev.snapstart.local.rehearse.model.Finding.Level;
import dev.snapstart.local.rehearse.model.Hook;
import dev.snapstart.local.rehearse.model.Report;
import dev.snapstart.local.run.FunctionZip;
import dev.snapstart.local.run.RunOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Functions in Java, run for real through AWS's runtime client. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client for Java is for Linux only")
class JavaRehearsalTest {
  private static final String EVENT = "{\"secret\": \"hunter2-hunter2-hunter2\"}";
  private static final Rehearsed.Function FAULTY = java(Faulty.class);

  private static Rehearsed.Function java(Class<?> function) {
    return new Rehearsed.Function(
        "java17", function.getName() + "::handle", FunctionZip.of(function));
  }

  @Test
  void everyPlantedMistakeIsFoundAndNothingElse() throws IOException {
    try (ServerSocket listener = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      Report report =
          Rehearsed.run(
              FAULTY,
              "{\"secret\": \"hunter2-hunter2-hunter2\", \"late\": 1}",
              RehearsalOptions.defaults(),
              "PORT",
              Integer.toString(listener.getLocalPort()));

      assertThat(report.findings())
          .extracting(Finding::kind, Finding::level, Finding::subject)
          .containsExactlyInAnyOrder(
              finding(Kind.IDENTICAL_VALUE, Level.ERROR, "Faulty.REQUEST_ID"),
              finding(Kind.IDENTICAL_VALUE, Level.ERROR, "Faulty.nonce"),
              finding(Kind.RANDOM_STATE, Level.ERROR, "Faulty.DICE"),
              finding(Kind.HOOK_LOST, Level.ERROR, "Faulty$Forgotten"),
              finding(Kind.HOOK_TOO_LATE, Level.ERROR, "Faulty$Late"),
              finding(Kind.IDENTICAL_VALUE, Level.WARNING, "Faulty.started"),
              finding(Kind.OPEN_SOCKET, Level.WARNING, "Faulty.connection"));
      assertThat(Rehearsed.at(report, "Faulty.REQUEST_ID").orElseThrow().text())
          .isEqualTo(
              "A UUID that was made at initialization is the same in every environment."
                  + " It is in /requestId.");
      assertThat(Rehearsed.at(report, "Faulty.nonce").orElseThrow().text())
          .contains("random text", "/body/nonce", "the log");
      assertThat(Rehearsed.at(report, "Faulty.started").orElseThrow().text())
          .containsPattern("timestamp \\d\\.\\d s before the checkpoint")
          .contains("/startedAt");
      assertThat(Rehearsed.at(report, "Faulty$Forgotten").orElseThrow().text())
          .matches("Registered by Faulty.<init> \\(line \\d+\\) and collected as garbage.*");
      assertThat(Rehearsed.at(report, "Faulty.connection").orElseThrow().text())
          .contains("127.0.0.1:" + listener.getLocalPort());
      assertThat(report.toString()).doesNotContain("hunter2");
      assertThat(report.hooks())
          .extracting(Hook::name, Hook::fate)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("Faulty$Renewing", Hook.Fate.KEPT),
              org.assertj.core.groups.Tuple.tuple("Faulty$Forgotten", Hook.Fate.COLLECTED),
              org.assertj.core.groups.Tuple.tuple("Faulty$Late", Hook.Fate.TOO_LATE));
    }
  }

  @Test
  void whatIsDoneRightIsNoFinding() {
    Report report = Rehearsed.run(java(Careful.class), EVENT, RehearsalOptions.defaults());

    assertThat(report.findings()).isEmpty();
    assertThat(report.remarks()).isEmpty();
    assertThat(report.figures()).extracting(Figures::inspected).containsExactly(true, true, false);
    Figures plain = report.figures().get(2);
    assertThat(plain.init()).isBetween(Duration.ofMillis(50), Duration.ofSeconds(60));
    assertThat(plain.restore()).isBetween(Duration.ZERO, Duration.ofSeconds(10));
    assertThat(plain.invocations()).hasSize(2);
    assertThat(List.of(plain.heldMb(), plain.restoredMb(), plain.invokedMb()))
        .allSatisfy(mb -> assertThat(mb).isBetween(10L, 500L));
  }

  @Test
  void aHookThatTakesMostOfItsTimeIsAWarningAndOneThatTakesMoreIsAnError() {
    Report slow = Rehearsed.run(FAULTY, EVENT, restoringWithin(10), "SLOW", "6000");
    Report tooSlow = Rehearsed.run(FAULTY, EVENT, restoringWithin(2), "SLOW", "30000");

    assertThat(Rehearsed.at(slow, "Faulty$Renewing"))
        .hasValueSatisfying(
            it -> {
              assertThat(it.kind()).isEqualTo(Kind.SLOW_HOOK);
              assertThat(it.level()).isEqualTo(Level.WARNING);
              assertThat(it.text()).containsPattern("Took [6-9]\\.\\d s of the 10\\.0 s");
            });
    assertThat(Rehearsed.at(tooSlow, "after-restore hooks"))
        .hasValueSatisfying(
            it -> {
              assertThat(it.level()).isEqualTo(Level.ERROR);
              assertThat(it.text()).contains("took longer than 2.0 s");
            });
  }

  private static RehearsalOptions restoringWithin(int seconds) {
    return RehearsalOptions.defaults()
        .withEnvironments(2)
        .withLimits(
            RunOptions.defaults()
                .withLimits(
                    Duration.ofMinutes(1), Duration.ofSeconds(10), Duration.ofSeconds(seconds)));
  }

  @Test
  void aFunctionThatCannotStartIsAFindingOfItsOwn() {
    Report report =
        Rehearsed.run(FAULTY, EVENT, RehearsalOptions.defaults(), "PORT", "not a number");

    assertThat(report.findings())
        .extracting(Finding::kind, Finding::level, Finding::subject)
        .containsExactly(finding(Kind.FAILURE, Level.ERROR, "initialization"));
    assertThat(report.findings().get(0).text()).contains("Runtime.BadFunctionCode");
  }

  private static org.assertj.core.groups.Tuple finding(Kind kind, Level level, String subject) {
    return org.assertj.core.groups.Tuple.tuple(kind, level, subject);
  }
}
