package dev.snapstart.cost;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What AWS charges for snapshots, region by region, as read on a date; immutable.
 *
 * @param asOf when the rates were read
 * @param source where they were read
 * @param cachePerGbSecond US dollars for one GB of memory cached for one second, by region
 */
public record Rates(LocalDate asOf, String source, Map<String, BigDecimal> cachePerGbSecond) {
  private static final Rates BUILT_IN =
      new Rates(
          LocalDate.of(2026, 11, 23),
          "https://aws.amazon.com/lambda/pricing/",
          Map.of("us-east-1", new BigDecimal("0.0000015046")));

  /** Copies the map. */
  public Rates {
    cachePerGbSecond = Map.copyOf(cachePerGbSecond);
  }

  /**
   * Returns the rates that this library knows without asking anybody.
   *
   * @return rates of few regions, with their date
   */
  public static Rates builtIn() {
    return BUILT_IN;
  }

  /**
   * Returns the rate of a region.
   *
   * @param region such as {@code us-east-1}
   * @return US dollars for a GB-second, or empty if it is not known
   */
  public Optional<BigDecimal> cache(String region) {
    return Optional.ofNullable(cachePerGbSecond.get(region));
  }
}
