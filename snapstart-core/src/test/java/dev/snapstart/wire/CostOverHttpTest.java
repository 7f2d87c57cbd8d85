package dev.snapstart.wire;

import static dev.snapstart.wire.Fixture.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.snapstart.cost.CostAssumptions;
import dev.snapstart.cost.CostReport;
import dev.snapstart.cost.Rates;
import dev.snapstart.cost.SnapshotPrice;
import dev.snapstart.cost.VersionCost;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.local.Metrics;
import dev.snapstart.local.fault.Fault;
import dev.snapstart.local.fault.Trigger;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.model.FunctionSettings;
import dev.snapstart.model.PruneGoal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What SnapStart costs, read over the real SDK and HTTP from the local server. */
class CostOverHttpTest extends OverHttp {
  private static final CostAssumptions NONE = CostAssumptions.none();

  @Test
  void restoresThatAreGivenBelongToTheOnlyAlias() {
    deploy(2, python());
    fixture.lambda().clearRecordedCalls();
    CostReport report = estimate(NONE.withRestores(10_000));
    assertThat(report.versions())
        .extracting(VersionCost::restores)
        .containsExactly(Optional.of(0L), Optional.of(10_000L));
    assertUsd(report.usdCache(), "7.7998");
    assertUsd(report.usdRestores(), "1.3980");
    assertUsd(report.usdPerMonth(), "9.1978");
    assertThat(report.usdInit()).isEmpty();
    assertThat(report.countedSince()).isEmpty();
    assertThat(fixture.calls()).doesNotContain("ListMetrics", "GetMetricData");
  }

  @Test
  void theyAreSplitAsTheAliasSplitsItsCalls() {
    deploy(2, python());
    fixture
        .lambda()
        .call(
            new LambdaCall.UpdateAlias(
                FUNCTION,
                "live",
                "2",
                null,
                new LambdaCall.RoutingConfig(Map.of("1", 0.25)),
                null));
    CostReport report = estimate(NONE.withRestores(1000).withAlias("live"));
    assertThat(report.versions())
        .extracting(VersionCost::restores)
        .containsExactly(Optional.of(250L), Optional.of(750L));
  }

  @Test
  void withoutThemTheCallsThatWereCountedAreTheMostThereCanBe() {
    deploy(2, python());
    Instant at = Instant.now().minus(Duration.ofDays(2));
    fixture.lambda().metrics().put(at, "Invocations", Metrics.version(FUNCTION, "live", "2"), 1300);
    CostReport report = estimate(NONE.withInit(Duration.ofMillis(4567)));
    assertThat(report.versions().get(0).restores()).contains(0L);
    long restores = report.versions().get(1).restores().orElseThrow();
    // Counted for 13 to 14 days, told for 30.
    assertThat(restores).isBetween(2785L, 3000L);
    assertThat(report.countedSince().orElseThrow()).isBefore(at);
    assertThat(report.versions().get(1).coldStarts().orElseThrow().count()).isEqualTo(restores);
    assertThat(report.usdInit().orElseThrow()).isPositive();
  }

  @Test
  void whatMayNotBeReadIsNotKnownAndStopsNothing() {
    deploy(2, python());
    fixture
        .lambda()
        .faults()
        .add(Trigger.every().of("ListMetrics"), Fault.accessDenied("cloudwatch:ListMetrics"));
    fixture
        .lambda()
        .faults()
        .add(
            Trigger.every().of("ListProvisionedConcurrencyConfigs"),
            Fault.accessDenied("lambda:ListProvisionedConcurrencyConfigs"));
    CostReport report = estimate(NONE.withPrune(PruneGoal.keeping(1)));
    assertThat(report.withoutCounts().orElseThrow()).contains("cloudwatch:ListMetrics");
    assertThat(report.withoutPruning().orElseThrow()).contains("ListProvisioned");
    assertUsd(report.usdCache(), "7.7998");
    assertThat(report.usdRestores()).isEmpty();
    assertThat(report.usdPerMonth()).isEmpty();
    assertThat(report.usdSaved()).isEmpty();
  }

  @Test
  void pruningSavesWhatItWouldTakeAway() {
    deploy(4, python());
    PruneGoal goal = PruneGoal.keeping(1).withGrace(Duration.ZERO).withUnusedFor(Duration.ZERO);
    CostReport report = estimate(NONE.withRestores(0).withPrune(goal));
    assertThat(report.pruning().orElseThrow().deleted())
        .extracting(verdict -> verdict.version())
        .containsExactly("1", "2");
    assertUsd(report.usdSaved(), "7.7998");
    assertThat(fixture.calls()).doesNotContain("DeleteFunction");
  }

  @Test
  void javaIsFreeAndItsColdStartsAreBilledWithout() {
    deploy(1, Fixture.base().memoryMb(256));
    CostReport report =
        estimate(NONE.withRestores(500).withColdStarts(10_000).withInit(Duration.ofMillis(4567)));
    VersionCost version = report.versions().get(0);
    assertThat(version.price().kind()).isEqualTo(SnapshotPrice.Kind.FREE);
    assertThat(version.restores()).contains(500L);
    assertUsd(report.usdPerMonth(), "0");
    assertUsd(report.usdInit(), "0.1903");
  }

  @Test
  void withoutAnySnapshotTheNextVersionIsEstimated() {
    deploy(1, python().snapStart(false));
    CostReport report = estimate(NONE.withRestores(10_000).withInit(Duration.ofMillis(1000)));
    assertThat(report.isHypothetical()).isTrue();
    assertThat(report.versions())
        .extracting(version -> version.price().kind())
        .containsExactly(SnapshotPrice.Kind.NO_SNAPSHOT, SnapshotPrice.Kind.CHARGED);
    assertUsd(report.usdPerMonth(), "5.2979");
    assertUsd(report.usdInit(), "0.1667");
    assertThat(estimate(NONE).withoutCounts()).contains("no version has a snapshot yet");
  }

  @Test
  void aRegionWithoutRatesHasNoAmounts() {
    deploy(1, python());
    CostReport report =
        estimate(
            NONE.withRestores(10)
                .withInit(Duration.ofMillis(10))
                .withRates(new Rates(LocalDate.EPOCH, "nobody", Map.of())));
    assertThat(
            List.of(
                report.usdCache(), report.usdRestores(), report.usdPerMonth(), report.usdInit()))
        .containsOnly(Optional.empty());
    assertThat(report.versions().get(0).use().gbSeconds()).isEqualByComparingTo("2592000");
  }

  @Test
  void anAliasThatIsNotThereIsAnError() {
    deploy(1, python());
    SnapStartException error =
        catchThrowableOfType(
            SnapStartException.class, () -> estimate(NONE.withAlias("blue").withRestores(1)));
    assertThat(error.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
    assertThat(error.getMessage()).contains("has no alias 'blue'");
  }

  private CostReport estimate(CostAssumptions assumptions) {
    return fixture.snapStart().costs().estimate(FUNCTION, assumptions);
  }

  private static FunctionSettings.Builder python() {
    return Fixture.base().runtime("python3.13").handler("app.handle").memoryMb(1024);
  }

  private void deploy(int versions, FunctionSettings.Builder settings) {
    for (int i = 1; i <= versions; i++) {
      fixture.snapStart().deploy(fixture.deploy("code " + i, settings).build());
    }
  }

  private static void assertUsd(Optional<BigDecimal> usd, String expected) {
    assertThat(usd.orElseThrow()).isEqualByComparingTo(expected);
  }
}
