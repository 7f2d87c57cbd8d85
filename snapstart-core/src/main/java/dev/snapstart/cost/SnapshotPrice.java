package dev.snapstart.cost;

import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionState;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * What the snapshot of one version costs for as long as the version exists; immutable.
 *
 * <p>Keeping alone: restoring, and everything that is billed without SnapStart too, comes on top.
 *
 * @param kind what is known
 * @param usdPerMonth US dollars for 30 days, or empty if there is no rate for the region
 * @param usdAtLeast US dollars even if the version is deleted at once: three hours are billed
 */
public record SnapshotPrice(
    Kind kind, Optional<BigDecimal> usdPerMonth, Optional<BigDecimal> usdAtLeast) {
  /** The month that prices are shown for. */
  public static final Duration MONTH = Duration.ofDays(30);

  private static final SnapshotPrice NONE = nothing(Kind.NO_SNAPSHOT);
  private static final SnapshotPrice FREE = nothing(Kind.FREE);

  /** What is known of a price. */
  public enum Kind {
    /** Nothing is kept: SnapStart is off, or the version never got its snapshot or lost it. */
    NO_SNAPSHOT,
    /** AWS does not charge for snapshots of its Java runtimes. */
    FREE,
    /** AWS charges for it. */
    CHARGED,
    /**
     * AWS does not say whether a container image counts as Java; assumed to be charged like others.
     */
    ASSUMED
  }

  /**
   * Tells what a version's snapshot costs.
   *
   * @param version a published version
   * @param rates the rates
   * @return the price, without an amount if the region's rate is not known
   */
  public static SnapshotPrice of(FunctionState version, Rates rates) {
    return version.snapStart() && !version.isFailed() && !version.isInactive()
        ? ofSnapshot(version, rates)
        : NONE;
  }

  /** Tells what a snapshot of this content costs, whether there is one or not. */
  static SnapshotPrice ofSnapshot(FunctionState version, Rates rates) {
    boolean image = "Image".equals(version.packageType());
    String runtime = version.settings().get(FunctionSetting.RUNTIME).orElse("");
    if (!image && runtime.startsWith("java")) {
      return FREE;
    }
    RegionRates regional = rates.of(version.region());
    int memory = memoryMb(version);
    return new SnapshotPrice(
        image ? Kind.ASSUMED : Kind.CHARGED,
        new SnapshotUse(memory, MONTH, 0).usdCached(regional),
        new SnapshotUse(memory, Duration.ZERO, 0).usdCached(regional));
  }

  /**
   * Tells whether money is spent, or may be.
   *
   * @return false if there is nothing to pay
   */
  public boolean isCharged() {
    return kind == Kind.CHARGED || kind == Kind.ASSUMED;
  }

  /**
   * Adds what a month of several snapshots costs.
   *
   * @param prices the prices
   * @return US dollars, or empty if one of them is charged at a rate that is not known
   */
  public static Optional<BigDecimal> perMonth(Iterable<SnapshotPrice> prices) {
    BigDecimal sum = BigDecimal.ZERO.setScale(4);
    for (SnapshotPrice price : prices) {
      if (price.usdPerMonth.isEmpty()) {
        return Optional.empty();
      }
      sum = sum.add(price.usdPerMonth.get());
    }
    return Optional.of(sum);
  }

  static int memoryMb(FunctionState version) {
    return version.settings().get(FunctionSetting.MEMORY_MB).orElse(SnapshotUse.LEAST_MEMORY_MB);
  }

  private static SnapshotPrice nothing(Kind kind) {
    Optional<BigDecimal> zero = Optional.of(BigDecimal.ZERO.setScale(4));
    return new SnapshotPrice(kind, zero, zero);
  }
}
