package dev.snapstart.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.event.DeploymentListener;
import dev.snapstart.event.Retrying;
import dev.snapstart.local.fault.Fault;
import dev.snapstart.local.fault.Trigger;
import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lambda fails or throttles for minutes; how many calls that costs, and that it passes. */
@Tag("slow")
class OutageTest {
  private static final int DEPLOYMENTS = 40;

  /** What docs/library.md promises for each deployment. */
  private static final int MOST_CALLS_A_MINUTE_WHEN_THROTTLED = 30;

  /** Eight to notice, then one after 2, 3 and 4.5 seconds, then one every five. */
  private static final int MOST_CALLS_IN_FIVE_MINUTES_OF_OUTAGE = 8 + 62;

  @TempDir Path folder;

  private final List<Retrying> retries = new ArrayList<>();
  private final DeploymentListener recording =
      new DeploymentListener() {
        @Override
        public void retrying(Retrying event) {
          retries.add(event);
        }
      };

  @Test
  void manyDeploymentsSurviveAnOutageWithFewCalls() {
    try (VirtualWire wire = new VirtualWire(Duration.ofSeconds(60))) {
      Instant back = wire.clock().instant().plus(Duration.ofMinutes(5));
      downUntil(wire, back);
      List<VirtualWire.Ending> endings = wire.deployAll(requests(DEPLOYMENTS), recording);
      assertThat(endings).hasSize(DEPLOYMENTS).allSatisfy(it -> assertThat(it.error()).isNull());
      System.out.printf(
          "outage | five minutes | %d deployments | %d calls until its end%n",
          DEPLOYMENTS, callsBefore(wire, back));
      assertThat(callsBefore(wire, back)).isBetween(40, MOST_CALLS_IN_FIVE_MINUTES_OF_OUTAGE);
      assertThat(retries)
          .as("each run that waits for the others says so")
          .filteredOn(event -> event.why().startsWith("Lambda does not answer;"))
          .extracting(Retrying::function)
          .hasSizeGreaterThanOrEqualTo(DEPLOYMENTS - 8)
          .contains("orders-39");
    }
  }

  @Test
  void withoutTheBreakerTheSameOutageCostsMoreAndEndsThem() {
    try (VirtualWire wire = new VirtualWire(Duration.ofSeconds(60), false)) {
      Instant back = wire.clock().instant().plus(Duration.ofMinutes(5));
      downUntil(wire, back);
      List<VirtualWire.Ending> endings = wire.deployAll(requests(DEPLOYMENTS));
      assertThat(endings)
          .allSatisfy(it -> assertThat(it.error().code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE));
      assertThat(callsBefore(wire, back)).isEqualTo(DEPLOYMENTS * 12);
    }
  }

  @Test
  void aDeadlineThatPassesInAnOutageNamesTheOutage() {
    try (VirtualWire wire = new VirtualWire(Duration.ofSeconds(60))) {
      wire.lambda().faults().add(Trigger.every(), Fault.dropBefore());
      List<VirtualWire.Ending> endings = wire.deployAll(requests(DEPLOYMENTS));
      assertThat(endings)
          .hasSize(DEPLOYMENTS)
          .allSatisfy(
              it -> {
                assertThat(it.error().code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
                assertThat(it.error().advice()).isPresent();
              });
    }
  }

  @Test
  void aStatusThatIsAskedForInAnOutageEnds() {
    try (VirtualWire wire = new VirtualWire(Duration.ofSeconds(60))) {
      wire.lambda().faults().add(Trigger.every(), Fault.dropBefore());
      SnapStartException error =
          catchThrowableOfType(
              SnapStartException.class, () -> wire.engine().status(FunctionId.parse("orders-0")));
      assertThat(error.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void aMinuteOfThrottlingCostsFewCallsAndPasses(int deployments) {
    try (VirtualWire wire = new VirtualWire(Duration.ofSeconds(60))) {
      Instant back = wire.clock().instant().plus(Duration.ofMinutes(1));
      until(wire, back, Fault.throttle());
      List<VirtualWire.Ending> endings = wire.deployAll(requests(deployments));
      System.out.printf(
          "outage | a minute of 429 | %d deployments | %d calls until its end%n",
          deployments, callsBefore(wire, back));
      assertThat(endings).allSatisfy(it -> assertThat(it.error()).isNull());
      assertThat(callsBefore(wire, back))
          .isBetween(deployments * 12, deployments * MOST_CALLS_A_MINUTE_WHEN_THROTTLED);
    }
  }

  private static void downUntil(VirtualWire wire, Instant back) {
    until(wire, back, Fault.dropBefore());
  }

  private static void until(VirtualWire wire, Instant back, Fault fault) {
    wire.lambda().faults().add(Trigger.every(), fault);
    wire.clock().at(back, () -> wire.lambda().faults().clear());
  }

  private List<DeploymentRequest> requests(int number) {
    Path archive = Wanted.small(folder, "one");
    List<DeploymentRequest> requests = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      requests.add(
          DeploymentRequest.forFunction("orders-" + i)
              .code(CodeSource.archive(archive))
              .settings(Wanted.base().build())
              .publish()
              .alias("live")
              .build());
    }
    return requests;
  }

  private static int callsBefore(VirtualWire wire, Instant back) {
    return (int)
        wire.lambda().recordedCalls().stream()
            .filter(call -> call.call() != null && call.received().isBefore(back))
            .count();
  }
}
