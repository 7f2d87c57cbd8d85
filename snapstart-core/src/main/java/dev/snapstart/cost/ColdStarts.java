package dev.snapstart.cost;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * What the initializations of cold starts are billed without SnapStart; immutable.
 *
 * <p>Since August 2025 AWS bills the init phase of every function like running, that of ZIP
 * packages on managed runtimes too, which was free before. Source: AWS Compute Blog, "AWS Lambda
 * standardizes billing for INIT Phase".
 *
 * @param memoryMb the function's memory in MB
 * @param architecture {@code x86_64} or {@code arm64}
 * @param init how long one initialization takes
 * @param count how many cold starts there are, 0 or more
 */
public record ColdStarts(int memoryMb, String architecture, Duration init, long count) {
  /**
   * Returns how much memory initializes for how long.
   *
   * @return GB-seconds
   */
  public BigDecimal gbSeconds() {
    return SnapshotUse.gb(memoryMb)
        .multiply(BigDecimal.valueOf(init.toMillis(), 3))
        .multiply(BigDecimal.valueOf(count))
        .stripTrailingZeros();
  }

  /**
   * Returns what that costs at the rate of the first tier, free amounts not taken off.
   *
   * @param rates the region's rates
   * @return US dollars, or empty if the rate is not known
   */
  public Optional<BigDecimal> usd(RegionRates rates) {
    return rates.duration(architecture).map(rate -> SnapshotUse.usd(gbSeconds(), rate));
  }
}
