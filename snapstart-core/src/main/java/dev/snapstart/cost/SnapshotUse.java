package dev.snapstart.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/**
 * What is billed for one snapshot; immutable. Source: https://aws.amazon.com/lambda/pricing/, whose
 * example (1 GB for 31 days and 74,400 restores are 4.03 and 10.40 US dollars) it reproduces.
 *
 * @param memoryMb the function's memory in MB; AWS bills at least 128
 * @param kept how long the version exists; AWS bills at least three hours
 * @param restores how many environments are restored from the snapshot, 0 or more
 */
public record SnapshotUse(int memoryMb, Duration kept, long restores) {
  /** The shortest time that is billed. */
  public static final Duration LEAST_TIME = Duration.ofHours(3);

  /** The least memory that is billed, in MB. */
  public static final int LEAST_MEMORY_MB = 128;

  private static final BigDecimal MB_PER_GB = BigDecimal.valueOf(1024);
  private static final int USD_DIGITS = 4;

  /**
   * Returns how much memory is cached for how long.
   *
   * @return GB-seconds, at least those of three hours
   */
  public BigDecimal gbSeconds() {
    Duration billed = kept.compareTo(LEAST_TIME) < 0 ? LEAST_TIME : kept;
    return gb(memoryMb).multiply(BigDecimal.valueOf(billed.toMillis(), 3)).stripTrailingZeros();
  }

  /**
   * Returns how much memory is restored.
   *
   * @return GB
   */
  public BigDecimal gbRestored() {
    return gb(memoryMb).multiply(BigDecimal.valueOf(restores)).stripTrailingZeros();
  }

  /**
   * Returns what keeping the snapshot costs.
   *
   * @param rates the region's rates
   * @return US dollars, or empty if the rate is not known
   */
  public Optional<BigDecimal> usdCached(RegionRates rates) {
    return rates.cachePerGbSecond().map(rate -> usd(gbSeconds(), rate));
  }

  /**
   * Returns what restoring it costs.
   *
   * @param rates the region's rates
   * @return US dollars, or empty if the rate is not known
   */
  public Optional<BigDecimal> usdRestored(RegionRates rates) {
    return rates.restorePerGb().map(rate -> usd(gbRestored(), rate));
  }

  static BigDecimal gb(int memoryMb) {
    return BigDecimal.valueOf(Math.max(memoryMb, LEAST_MEMORY_MB))
        .divide(MB_PER_GB, 16, RoundingMode.HALF_UP);
  }

  static BigDecimal usd(BigDecimal amount, BigDecimal rate) {
    return amount.multiply(rate).setScale(USD_DIGITS, RoundingMode.HALF_UP);
  }
}
