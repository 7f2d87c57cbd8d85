package dev.snapstart.maven.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.cost.CostAssumptions;
import dev.snapstart.cost.CostReport;
import dev.snapstart.cost.Rates;
import dev.snapstart.cost.VersionCost;
import dev.snapstart.maven.Described;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.SettingValues;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CostLinesTest {
  private static final CostAssumptions INIT =
      CostAssumptions.none().withInit(Duration.ofMillis(4567));

  @Test
  void givenRestoresAndAnInit() {
    assertThat(text(INIT.withRestores(10_000), Optional.of(10_000L), "Zip", "python3.13"))
        .contains("SnapStart costs $5.30 in 30 days: $3.90 for keeping snapshots, $1.40 for")
        .contains("2592000      $3.90  10000     10000        $1.40      $5.30")
        .contains(
            "without SnapStart 10000 cold starts with 4567 ms of init would be billed $0.76"
                + " (45670 GB-s; AWS bills init since August 2025)")
        .doesNotContain("ratesFile", "not known", "assumed");
  }

  @Test
  void callsThatWereCountedAreALimit() {
    CostReport report =
        report(INIT, Optional.of(900L), "Zip", "python3.13", Optional.of(Instant.EPOCH));
    assertThat(String.join("\n", new CostLines(report).lines()))
        .contains(
            "costs at most $", "<= 900", "all calls since 1970-01-01", "at most 900 cold starts");
  }

  @Test
  void whatIsNotKnownIsSaid() {
    assertThat(text(CostAssumptions.none(), Optional.empty(), "Zip", "python3.13"))
        .contains("in 30 days: $3.90 for keeping snapshots, unknown for restores")
        .contains("restores are not known: nobody said ('restores')")
        .contains("is told with 'initMillis'")
        .doesNotContain("$1.40");
    Rates none = new Rates(LocalDate.EPOCH, "nobody", Map.of());
    assertThat(text(INIT.withRates(none).withRestores(5), Optional.of(5L), "Zip", "python3.13"))
        .contains("rate unknown for keeping snapshots, rate unknown for restores")
        .contains("not all rates of us-east-1 are known (from nobody)")
        .contains("would be billed rate unknown")
        .doesNotContain("$");
  }

  @Test
  void javaIsFreeAndAnImageIsAssumedCharged() {
    CostAssumptions given = INIT.withRestores(5);
    assertThat(text(given, Optional.of(5L), "Zip", "java21"))
        .contains(
            "SnapStart costs nothing: snapshots of Java runtimes are free",
            "free   5         5.00         free")
        .contains("would be billed <$0.01");
    assertThat(text(given, Optional.of(5L), "Image", ""))
        .contains("$3.90 (assumed)", "unknown, assumed charged");
  }

  @Test
  void aVersionThatIsNotThereYetIsCalledNext() {
    CostReport report =
        new CostReport(
            state("$LATEST", "Zip", "python3.13"),
            INIT.withRestores(1),
            List.of(
                VersionCost.of(
                    state("$LATEST", "Zip", "python3.13"),
                    Rates.builtIn(),
                    Optional.of(1L),
                    Optional.empty(),
                    Optional.empty())),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("denied"));
    assertThat(String.join("\n", new CostLines(report).lines()))
        .contains("SnapStart would cost $3.90", "  next ", "no version has a snapshot")
        .contains("what pruning would save is not known: denied");
  }

  private static String text(
      CostAssumptions assumptions, Optional<Long> restores, String packageType, String runtime) {
    return String.join(
        "\n",
        new CostLines(report(assumptions, restores, packageType, runtime, Optional.empty()))
            .lines());
  }

  private static CostReport report(
      CostAssumptions assumptions,
      Optional<Long> restores,
      String packageType,
      String runtime,
      Optional<Instant> since) {
    return new CostReport(
        state("$LATEST", packageType, runtime),
        assumptions,
        List.of(
            VersionCost.of(
                state("1", packageType, runtime),
                assumptions.rates(),
                restores,
                Optional.empty(),
                assumptions.init())),
        since,
        restores.isPresent() ? Optional.empty() : Optional.of("nobody said"),
        Optional.empty(),
        Optional.empty());
  }

  private static FunctionState state(String version, String packageType, String runtime) {
    return Described.function(
        "arn:aws:lambda:us-east-1:123456789012:function:orders-api",
        version,
        packageType,
        SettingValues.builder()
            .put(FunctionSetting.SNAP_START, true)
            .put(FunctionSetting.RUNTIME, runtime)
            .put(FunctionSetting.MEMORY_MB, 1024)
            .build());
  }
}
