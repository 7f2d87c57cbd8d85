package dev.snapstart.internal.deploy;

import static dev.snapstart.internal.deploy.ShiftScenarios.CANARY;
import static dev.snapstart.internal.deploy.ShiftScenarios.shift;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.internal.lambda.Invocation;
import dev.snapstart.internal.lambda.VersionMetrics;
import dev.snapstart.traffic.GateResult;
import dev.snapstart.traffic.ShiftMoment;
import dev.snapstart.traffic.TrafficGate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What gates see, and where traffic is when one of them fails. */
class ShiftGateTest {
  private final VirtualLambda lambda = new VirtualLambda();

  @BeforeEach
  void deploy() {
    Scenario.deployed(lambda);
    lambda.calls().clear();
  }

  @Test
  void aFailedSmokeTestMovesNothing() {
    lambda.signals().answer("2", new Invocation(null, "{\"statusCode\":500,\"body\":\"s3cr3t\"}"));
    SnapStartException error =
        lambda.failure(
            shift(
                "v2.zip",
                CANARY,
                TrafficGate.SmokeTest.expectingStatus("{\"a\":\"s3cr3t\"}", 200)));
    assertThat(error.code()).isEqualTo(ErrorCode.GATE_FAILED);
    assertThat(error.getMessage())
        .contains("smoke test", "/statusCode", "The alias was not moved")
        .doesNotContain("s3cr3t");
    assertThat(lambda.writes()).doesNotContain("UpdateAlias");
  }

  @Test
  void aFunctionErrorInTheSmokeTestMovesNothing() {
    lambda.signals().answer("2", new Invocation("Unhandled", "{}"));
    SnapStartException error =
        lambda.failure(shift("v2.zip", "AllAtOnce", TrafficGate.SmokeTest.expectingAnswer("{}")));
    assertThat(error.getMessage()).contains("Unhandled");
    assertThat(lambda.alias().functionVersion()).isEqualTo("1");
  }

  @Test
  void anAlarmInTheMiddleOfAPortionReturnsAllTrafficInOneCall() {
    Instant bad = lambda.now().plus(Duration.ofMinutes(2));
    lambda.hook(
        CallHook.before(
            "DescribeAlarms",
            () -> lambda.signals().alarm("errors", lambda.now().isBefore(bad) ? "OK" : "ALARM")));
    SnapStartException error =
        lambda.failure(shift("v2.zip", CANARY, new TrafficGate.Alarms(List.of("errors"))));
    assertThat(error.code()).isEqualTo(ErrorCode.GATE_FAILED);
    assertThat(error.getMessage())
        .contains("'errors' is in state ALARM", "All traffic is back on version 1");
    assertThat(lambda.alias().functionVersion()).isEqualTo("1");
    assertThat(lambda.alias().weights().isEmpty()).isTrue();
    assertThat(lambda.writes().stream().filter("UpdateAlias"::equals)).hasSize(2);
    assertThat(Duration.between(bad, lambda.now())).isLessThan(Duration.ofSeconds(16));
  }

  @Test
  void anAlarmThatIsOnAlreadyOrDoesNotExistKeepsAShiftFromBeginning() {
    lambda.signals().alarm("errors", "ALARM");
    assertThat(
            lambda
                .failure(shift("v2.zip", CANARY, new TrafficGate.Alarms(List.of("errors"))))
                .code())
        .isEqualTo(ErrorCode.GATE_FAILED);
    assertThat(
            lambda
                .failure(shift("v2.zip", CANARY, new TrafficGate.Alarms(List.of("typo"))))
                .getMessage())
        .contains("there is no alarm 'typo'");
    assertThat(lambda.writes()).doesNotContain("UpdateAlias");
  }

  @Test
  void metricsFailWithTheirNumbers() {
    lambda.signals().metrics(new VersionMetrics(200, 3, 850));
    assertThat(lambda.failure(shift("v2.zip", CANARY, new TrafficGate.ErrorRate(1))).getMessage())
        .contains("3 of 200 invocations failed (1.50%, at most 1.00%)");
    lambda.signals().metrics(new VersionMetrics(200, 0, 850));
    assertThat(
            lambda
                .failure(shift("v2.zip", CANARY, new TrafficGate.Latency(Duration.ofMillis(800))))
                .getMessage())
        .contains("850 ms, at most 800 ms");
    assertThat(lambda.alias().functionVersion()).isEqualTo("1");
    assertThat(lambda.alias().weights().isEmpty()).isTrue();
  }

  @Test
  void aCallersOwnCheckIsToldWhereTheShiftIs() {
    List<Integer> percents = new ArrayList<>();
    SnapStartException error =
        failureOf(
            moment -> {
              percents.add(moment.percent());
              return moment.percent() < 80
                  ? GateResult.passed("orders", "fine")
                  : GateResult.failed("orders", "only 3 orders");
            });
    assertThat(percents).startsWith(0, 40).endsWith(80);
    assertThat(error.getMessage()).contains("orders", "only 3 orders");
    assertThat(lambda.alias().functionVersion()).isEqualTo("1");
  }

  @Test
  void aCheckThatThrowsAnErrorTakesAllTrafficBackToo() {
    SnapStartException error =
        failureOf(
            moment -> {
              if (moment.percent() > 0) {
                throw new AssertionError("7 errors");
              }
              return GateResult.passed("orders", "fine");
            });
    assertThat(error.code()).isEqualTo(ErrorCode.GATE_FAILED);
    assertThat(error).hasMessageContaining("AssertionError");
    assertThat(lambda.alias().functionVersion()).isEqualTo("1");
    assertThat(lambda.alias().weights().isEmpty()).isTrue();
  }

  @Test
  void whatLambdaQuotesOfAPayloadThatItDoesNotTakeIsNotShown() {
    lambda.hook(
        CallHook.before(
            "SmokeTest",
            () -> {
              throw new CallFailure(
                  CallFailure.Kind.REJECTED,
                  "lambda:InvokeFunction",
                  "InvalidRequestContentException",
                  "Unrecognized token 's3cr3t'",
                  null,
                  null,
                  null);
            }));
    SnapStartException error =
        lambda.failure(
            shift("v2.zip", CANARY, TrafficGate.SmokeTest.expectingAnswer("\"s3cr3t\"")));
    assertThat(error.code()).isEqualTo(ErrorCode.GATE_FAILED);
    assertThat(error.getMessage()).contains("does not take the payload").doesNotContain("s3cr3t");
    assertThat(lambda.writes()).doesNotContain("UpdateAlias");
  }

  /** What a shift in portions of 40 % fails with, watched by a check of the caller's. */
  private SnapStartException failureOf(Function<ShiftMoment, GateResult> check) {
    return lambda.failure(
        shift("v2.zip", "Linear40PercentEvery1Minute", new TrafficGate.Check("orders", check)));
  }
}
