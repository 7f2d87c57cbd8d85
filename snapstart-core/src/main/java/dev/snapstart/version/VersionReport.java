package dev.snapstart.version;

import dev.snapstart.cost.Rates;
import dev.snapstart.cost.SnapshotPrice;
import dev.snapstart.model.FunctionState;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All published versions of a function; immutable.
 *
 * @param latest what Lambda says about {@code $LATEST}
 * @param versions the versions, oldest first
 * @param rates the rates that prices stand on
 * @param withoutMetrics why it is not known when versions were called last, or empty if it is
 */
public record VersionReport(
    FunctionState latest,
    List<VersionInfo> versions,
    Rates rates,
    Optional<String> withoutMetrics) {
  /** How far back calls are looked for. */
  public static final Duration MEMORY = Duration.ofDays(14);

  /** Copies the list. */
  public VersionReport {
    versions = List.copyOf(versions);
  }

  /**
   * Adds what all snapshots cost.
   *
   * @return US dollars for 30 days, or empty if the region's rate is not known
   */
  public Optional<BigDecimal> usdPerMonth() {
    return SnapshotPrice.perMonth(versions.stream().map(VersionInfo::price).toList());
  }

  /**
   * Finds the versions that stand on a key: their snapshots and environment need it to be opened.
   *
   * @param keyArn a KMS key ARN
   * @return the versions, oldest first
   */
  public List<VersionInfo> encryptedWith(String keyArn) {
    return versions.stream()
        .filter(
            version ->
                version
                    .state()
                    .settings()
                    .get(dev.snapstart.model.FunctionSetting.KMS_KEY_ARN)
                    .filter(keyArn::equals)
                    .isPresent())
        .toList();
  }
}
