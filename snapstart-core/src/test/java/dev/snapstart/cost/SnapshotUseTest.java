package dev.snapstart.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotUseTest {
  private static final RegionRates RATES = Rates.builtIn().of("us-east-1");

  /** The first is AWS's own example on the pricing page; the other one is often quoted. */
  @ParameterizedTest
  @CsvSource({"31, 74400, 2678400, 4.03, 10.40", "30, 10000, 2592000, 3.90, 1.40"})
  void knownExamples(int days, long restores, String gbSeconds, String cache, String restored) {
    SnapshotUse use = new SnapshotUse(1024, Duration.ofDays(days), restores);
    assertThat(use.gbSeconds()).isEqualByComparingTo(gbSeconds);
    assertThat(use.gbRestored()).isEqualByComparingTo(BigDecimal.valueOf(restores));
    assertThat(cents(use.usdCached(RATES).orElseThrow())).isEqualTo(cache);
    assertThat(cents(use.usdRestored(RATES).orElseThrow())).isEqualTo(restored);
  }

  @ParameterizedTest
  @CsvSource({"0, 10800", "10799, 10800", "10800, 10800", "10801, 10801"})
  void atLeastThreeHoursAreBilled(long seconds, String gbSeconds) {
    assertThat(new SnapshotUse(1024, Duration.ofSeconds(seconds), 0).gbSeconds())
        .isEqualByComparingTo(gbSeconds);
  }

  @ParameterizedTest
  @CsvSource({"1, 0.125", "128, 0.125", "256, 0.25", "1769, 1.7275390625", "10240, 10"})
  void aGigabyteIs1024MegabytesAnd128AreTheLeast(int memoryMb, String gb) {
    assertThat(new SnapshotUse(memoryMb, Duration.ofDays(1), 1).gbRestored())
        .isEqualByComparingTo(gb);
  }

  @Test
  void withoutARateThereIsNoAmount() {
    SnapshotUse use = new SnapshotUse(1024, Duration.ofDays(30), 10);
    assertThat(use.usdCached(RegionRates.unknown())).isEmpty();
    assertThat(use.usdRestored(RegionRates.unknown())).isEmpty();
  }

  /** The init of the article's function: 4567 ms at 256 MB. */
  @ParameterizedTest
  @CsvSource({"x86_64, 0.1903", "arm64, 0.1522"})
  void theInitsOfColdStartsCostLikeRunning(String architecture, String usd) {
    ColdStarts starts = new ColdStarts(256, architecture, Duration.ofMillis(4567), 10_000);
    assertThat(starts.gbSeconds()).isEqualByComparingTo("11417.5");
    assertThat(starts.usd(RATES).orElseThrow()).isEqualByComparingTo(usd);
    assertThat(starts.usd(RegionRates.unknown())).isEmpty();
  }

  private static String cents(BigDecimal usd) {
    return usd.setScale(2, RoundingMode.HALF_UP).toPlainString();
  }
}
