package dev.snapstart.cost;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What AWS charges, region by region, as read on a date; immutable. {@link RatesFile} reads others
 * than those that this library knows.
 *
 * @param asOf when the rates were read, or published
 * @param source where they were read
 * @param regions the rates by region, such as {@code us-east-1}
 */
public record Rates(LocalDate asOf, String source, Map<String, RegionRates> regions) {
  private static final Rates BUILT_IN =
      new Rates(
          LocalDate.of(2026, 11, 23),
          "https://aws.amazon.com/lambda/pricing/",
          Map.of(
              "us-east-1",
              new RegionRates(
                  Optional.of(new BigDecimal("0.0000015046")),
                  Optional.of(new BigDecimal("0.0001397998")),
                  Map.of(
                      "x86_64", new BigDecimal("0.0000166667"),
                      "arm64", new BigDecimal("0.0000133334")))));

  /** Copies the map. */
  public Rates {
    regions = Map.copyOf(regions);
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
   * Returns the rates of a region.
   *
   * @param region such as {@code us-east-1}
   * @return what is known; no rate at all for a region that is not in the table
   */
  public RegionRates of(String region) {
    return regions.getOrDefault(region, RegionRates.unknown());
  }
}
