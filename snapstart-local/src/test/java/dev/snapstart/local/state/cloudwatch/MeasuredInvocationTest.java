package dev.snapstart.local.state.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.local.state.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of the metrics of invocations; pure. */
class MeasuredInvocationTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Map<String, String> FUNCTION = Map.of("FunctionName", "orders");

  private CloudWatchState state = CloudWatchState.empty();

  @Test
  void callsOfAnAliasAreCountedForAllItsNames() {
    run("orders:live", NOON, 20, false);
    assertThat(dimensions("Invocations"))
        .containsExactlyInAnyOrder(
            Map.of(),
            FUNCTION,
            Map.of("FunctionName", "orders", "Resource", "orders:live"),
            Map.of("FunctionName", "orders", "Resource", "orders:live", "ExecutedVersion", "2"));
  }

  @Test
  void callsOfAVersionHaveNoExecutedVersion() {
    run("orders:2", NOON, 20, false);
    assertThat(dimensions("Duration"))
        .containsExactlyInAnyOrder(
            Map.of(), FUNCTION, Map.of("FunctionName", "orders", "Resource", "orders:2"));
  }

  @Test
  void callsWithoutAQualifierBelongToThePlainName() {
    run("orders", NOON, 20, false);
    assertThat(dimensions("Errors"))
        .containsExactlyInAnyOrder(
            Map.of(), FUNCTION, Map.of("FunctionName", "orders", "Resource", "orders"));
  }

  @Test
  void aMinuteIsOneDatum() {
    run("orders", NOON.plusSeconds(1), 20, false);
    run("orders", NOON.plusSeconds(59), 20, true);
    run("orders", NOON.plusSeconds(30), 7, false);
    run("orders", NOON.plusSeconds(60), 7, false);
    assertThat(data("Invocations"))
        .containsExactly(datum(NOON, "Count", 1, 3), datum(NOON.plusSeconds(60), "Count", 1, 1));
    assertThat(data("Errors").get(0).samples())
        .containsExactly(new Datum.Sample(0, 2), new Datum.Sample(1, 1));
    assertThat(data("Duration").get(0).samples())
        .containsExactly(new Datum.Sample(7, 1), new Datum.Sample(20, 2));
    assertThat(data("Duration").get(0).unit()).isEqualTo("Milliseconds");
  }

  @Test
  void durationsAreRoundedUpToMilliseconds() {
    assertThat(MeasuredInvocation.ran(Duration.ofNanos(1_000_001), false))
        .containsEntry("Duration", 2.0);
    assertThat(MeasuredInvocation.ran(Duration.ZERO, false)).containsEntry("Duration", 1.0);
  }

  @Test
  void whatIsThrottledIsNoInvocation() {
    state =
        state.with(
            new MeasuredInvocation(
                "orders", "orders:live", "2", NOON, MeasuredInvocation.throttled()));
    assertThat(data("Throttles")).containsExactly(datum(NOON, "Count", 1, 1));
    assertThat(data("Invocations")).isEmpty();
    assertThat(data("Errors")).isEmpty();
  }

  @Test
  void whatATestPutThereIsAddedToAndStays() {
    MetricId id = id("Invocations", FUNCTION);
    Datum put = datum(NOON.plusMillis(500), "Count", 7, 1);
    Datum old = datum(NOON.minus(Duration.ofDays(40)).plusMillis(1), "Count", 5, 1);
    state = state.with(id, old).with(id, put);
    run("orders", NOON.plusSeconds(2), 20, false);
    assertThat(data("Invocations")).containsExactly(old, put, datum(NOON, "Count", 1, 1));
  }

  @Test
  void weeksOfCallsStayFew() {
    Duration step = Duration.ofMinutes(10);
    for (Instant at = NOON; at.isBefore(NOON.plus(Duration.ofDays(20))); at = at.plus(step)) {
      state =
          state.with(id("Invocations", FUNCTION), Minutes.add(data("Invocations"), at, "Count", 1));
    }
    List<Datum> kept = data("Invocations");
    assertThat(kept).as("hours, and minutes of 3 to 4").hasSizeLessThan(15 * 24 + 4 * 6 + 1);
    double calls = kept.stream().mapToDouble(datum -> datum.samples().get(0).count()).sum();
    assertThat(calls).as("of 15 days").isBetween(15.0 * 24 * 6 - 6, 15.0 * 24 * 6 + 6);
    assertThat(kept.get(kept.size() - 1).samples().get(0).count()).isEqualTo(1);
  }

  private void run(String resource, Instant at, long millis, boolean failed) {
    state =
        state.with(
            new MeasuredInvocation(
                "orders",
                resource,
                "2",
                at,
                MeasuredInvocation.ran(Duration.ofMillis(millis), failed)));
  }

  private List<Datum> data(String metric) {
    return state.data(id(metric, FUNCTION), null);
  }

  private Set<Map<String, String>> dimensions(String metric) {
    return state.metrics().values().stream()
        .map(CloudWatchState.Series::id)
        .filter(id -> id.name().equals(metric))
        .map(id -> (Map<String, String>) id.dimensions().asMap())
        .collect(java.util.stream.Collectors.toSet());
  }

  private static MetricId id(String metric, Map<String, String> dimensions) {
    return new MetricId("AWS/Lambda", metric, Table.of(dimensions));
  }

  private static Datum datum(Instant at, String unit, double value, double count) {
    return new Datum(at, unit, List.of(new Datum.Sample(value, count)), null);
  }
}
