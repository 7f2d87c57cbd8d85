package dev.snapstart.maven.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.event.StepFinished;
import dev.snapstart.event.Waiting;
import dev.snapstart.plan.Change;
import dev.snapstart.plan.DeploymentPlan;
import dev.snapstart.plan.WaitReason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;

class ConsoleListenerTest {
  private final List<String> lines = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-23T06:00:00Z");

  @Test
  void thePlanNamesPlaceAndDifferences() {
    listener("")
        .shown(
            new DeploymentPlan(
                "orders",
                "eu-west-1",
                "123456789012",
                List.of(
                    new Change("memory", "512", "1024 MB"), new Change("alias live", null, "1")),
                List.of(new DeploymentPlan.PlannedStep("UpdateConfiguration", true)),
                List.of("The image has a tag."),
                Optional.empty()));
    assertThat(lines)
        .containsExactly(
            "Plan for orders (eu-west-1, account 123456789012)",
            "  ~ memory      512 -> 1024 MB",
            "  + alias live  1",
            "warning: The image has a tag.");
  }

  @Test
  void aWaitIsPrintedOnChangeAndEveryFifteenSeconds() {
    ConsoleListener listener = listener("");
    for (int second = 0; second <= 40; second++) {
      listener.waiting(waiting(second < 35 ? "Pending" : "Active", second));
      now = now.plusSeconds(1);
    }
    assertThat(lines)
        .containsExactly(
            "[4/6] snapshot of version 42: Pending, 0 s of 20 min",
            "[4/6] snapshot of version 42: Pending, 15 s of 20 min",
            "[4/6] snapshot of version 42: Pending, 30 s of 20 min",
            "[4/6] snapshot of version 42: Active, 35 s of 20 min");
  }

  @Test
  void aStepTellsItsOutcomeAndTime() {
    listener("orders: ")
        .stepFinished(
            new StepFinished(
                "orders", "UpdateCode", 1, 6, "code updated", Duration.ofMillis(5950)));
    assertThat(lines).containsExactly("orders: [1/6] code updated (6.0 s)");
  }

  private static Waiting waiting(String seen, int second) {
    return new Waiting(
        "orders",
        WaitReason.SNAPSHOT,
        "snapshot of version 42",
        seen,
        Duration.ofSeconds(second),
        Duration.ofMinutes(20),
        4,
        6);
  }

  private ConsoleListener listener(String prefix) {
    InstantSource clock = () -> now;
    return new ConsoleListener(
        new SystemStreamLog() {
          @Override
          public void info(CharSequence content) {
            lines.add(content.toString());
          }

          @Override
          public void warn(CharSequence content) {
            lines.add("warning: " + content);
          }
        },
        clock.withZone(ZoneOffset.UTC),
        prefix);
  }
}
