package dev.snapstart.internal.lambda.aws;

import static dev.snapstart.internal.lambda.aws.ResilienceBreaker.BETWEEN_PROBES;
import static dev.snapstart.internal.lambda.aws.ResilienceBreaker.FAILURES_IN_A_ROW;
import static dev.snapstart.internal.lambda.aws.ResilienceBreaker.PROBE_PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.wire.VirtualClock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ResilienceBreakerTest {
  private final VirtualClock clock = new VirtualClock();
  private final ResilienceBreaker breaker = new ResilienceBreaker(clock.withZone(ZoneOffset.UTC));
  private final CallFailure down =
      new CallFailure(CallFailure.Kind.TRANSIENT, "lambda:Any", null, "refused", null, null, null);

  @Test
  void onlyFailuresInARowOpenIt() {
    for (int i = 1; i < FAILURES_IN_A_ROW; i++) {
      failOnce();
    }
    succeedOnce();
    for (int i = 1; i < FAILURES_IN_A_ROW; i++) {
      failOnce();
    }
    assertThat(breaker.ask()).isNull();
    breaker.failed(down);
    assertThat(breaker.ask()).isNotNull();
    assertThat(breaker.ask().last()).isSameAs(down);
  }

  @Test
  void oneProbeGoesOutAndItsAnswerLetsAllThrough() {
    open();
    clock.pass(BETWEEN_PROBES.plusMillis(1));
    assertThat(breaker.ask()).as("the probe").isNull();
    assertThat(breaker.ask()).as("all others").isNotNull();
    breaker.answered();
    assertThat(breaker.ask()).isNull();
    assertThat(breaker.ask()).isNull();
  }

  @Test
  void aProbeThatFailsKeepsItClosedForAllForAnotherWhile() {
    open();
    clock.pass(BETWEEN_PROBES.plusMillis(1));
    failOnce();
    assertThat(breaker.ask()).isNotNull();
    clock.pass(BETWEEN_PROBES.plusMillis(1));
    assertThat(breaker.ask()).isNull();
  }

  @Test
  void aProbeThatWasNotMadeLeavesItsPlaceToAnother() {
    open();
    clock.pass(BETWEEN_PROBES.plusMillis(1));
    assertThat(breaker.ask()).isNull();
    breaker.unused();
    assertThat(breaker.ask()).isNull();
  }

  @Test
  void aProbeThatTakesVeryLongDoesNotHoldUpTheOthers() {
    open();
    clock.pass(BETWEEN_PROBES.plusMillis(1));
    assertThat(breaker.ask()).as("a slow upload").isNull();
    clock.pass(PROBE_PATIENCE.plus(Duration.ofMillis(1)));
    assertThat(breaker.ask()).isNotNull();
    clock.pass(BETWEEN_PROBES.plusMillis(1));
    assertThat(breaker.ask()).as("another probe").isNull();
  }

  private void open() {
    for (int i = 0; i < FAILURES_IN_A_ROW; i++) {
      failOnce();
    }
    assertThat(breaker.ask()).isNotNull();
  }

  private void failOnce() {
    assertThat(breaker.ask()).isNull();
    breaker.failed(down);
  }

  private void succeedOnce() {
    assertThat(breaker.ask()).isNull();
    breaker.answered();
  }
}
