package dev.snapstart.cost;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * What AWS charges in one region, as far as it is known; immutable.
 *
 * @param cachePerGbSecond US dollars for a snapshot's GB of memory kept for a second
 * @param restorePerGb US dollars for a GB of memory restored from a snapshot
 * @param durationPerGbSecond US dollars for a GB-second of running and of initialization, by
 *     architecture ({@code x86_64}, {@code arm64}), before any tier or free amount
 */
public record RegionRates(
    Optional<BigDecimal> cachePerGbSecond,
    Optional<BigDecimal> restorePerGb,
    Map<String, BigDecimal> durationPerGbSecond) {
  private static final RegionRates UNKNOWN =
      new RegionRates(Optional.empty(), Optional.empty(), Map.of());

  /** Copies the map. */
  public RegionRates {
    durationPerGbSecond = Map.copyOf(durationPerGbSecond);
  }

  /**
   * Returns the rates of a region that nothing is known of.
   *
   * @return no rate at all
   */
  public static RegionRates unknown() {
    return UNKNOWN;
  }

  /**
   * Returns what running costs.
   *
   * @param architecture {@code x86_64} or {@code arm64}
   * @return US dollars for a GB-second, or empty if it is not known
   */
  public Optional<BigDecimal> duration(String architecture) {
    return Optional.ofNullable(durationPerGbSecond.get(architecture));
  }
}
