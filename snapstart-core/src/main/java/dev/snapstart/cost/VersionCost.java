package dev.snapstart.cost;

import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionState;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * What one version costs in 30 days with SnapStart, and what its cold starts would be billed
 * without; immutable.
 *
 * @param state what Lambda says about the version
 * @param price what keeping its snapshot costs
 * @param use what is billed for the snapshot; its restores are 0 if they are not known
 * @param restores how many environments are restored from it, or empty if that is not known
 * @param usdRestores what that costs in US dollars; empty if their number or the rate is not known
 * @param coldStarts what there would be without SnapStart, or empty if nothing tells
 * @param usdInit what their initializations cost in US dollars, or empty if nothing tells
 */
public record VersionCost(
    FunctionState state,
    SnapshotPrice price,
    SnapshotUse use,
    Optional<Long> restores,
    Optional<BigDecimal> usdRestores,
    Optional<ColdStarts> coldStarts,
    Optional<BigDecimal> usdInit) {
  private static final String LATEST = "$LATEST";

  /**
   * Computes what a published version costs.
   *
   * @param version the version; {@code $LATEST} stands for one that would be published from it with
   *     SnapStart
   * @param rates what AWS charges
   * @param restores restores in 30 days, or empty if they are not known
   * @param coldStarts cold starts in 30 days without SnapStart, or empty for as many as restores
   * @param init how long one initialization takes, or empty if that is not known
   * @return the cost
   */
  public static VersionCost of(
      FunctionState version,
      Rates rates,
      Optional<Long> restores,
      Optional<Long> coldStarts,
      Optional<Duration> init) {
    RegionRates regional = rates.of(version.region());
    int memory = SnapshotPrice.memoryMb(version);
    SnapshotPrice price =
        LATEST.equals(version.version())
            ? SnapshotPrice.ofSnapshot(version, rates)
            : SnapshotPrice.of(version, rates);
    // Whatever calls a version without a snapshot restores nothing.
    Optional<Long> restored =
        price.kind() == SnapshotPrice.Kind.NO_SNAPSHOT ? Optional.of(0L) : restores;
    SnapshotUse use = new SnapshotUse(memory, SnapshotPrice.MONTH, restored.orElse(0L));
    Optional<ColdStarts> cold =
        init.flatMap(
            time ->
                coldStarts
                    .or(() -> restored)
                    .map(count -> new ColdStarts(memory, architecture(version), time, count)));
    return new VersionCost(
        version,
        price,
        use,
        restored,
        price.isCharged()
            ? restored.flatMap(count -> use.usdRestored(regional))
            : Optional.of(BigDecimal.ZERO.setScale(4)),
        cold,
        cold.flatMap(it -> it.usd(regional)));
  }

  /**
   * Tells whether the version is there.
   *
   * @return false if it stands for one that would be published from {@code $LATEST}
   */
  public boolean isPublished() {
    return !LATEST.equals(state.version());
  }

  /**
   * Adds what keeping and restoring cost.
   *
   * @return US dollars for 30 days, or empty if one of them is not known
   */
  public Optional<BigDecimal> usdPerMonth() {
    return price.usdPerMonth().flatMap(cache -> usdRestores.map(cache::add));
  }

  private static String architecture(FunctionState version) {
    return version.settings().get(FunctionSetting.ARCHITECTURE).orElse("x86_64");
  }
}
