package dev.snapstart.version;

import dev.snapstart.cost.Rates;
import dev.snapstart.cost.SnapshotPrice;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.PruneGoal;
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
   * Finds the versions that another key encrypts: their snapshots and environments need it, so it
   * must stay enabled as long as they are there.
   *
   * @param keyArn a KMS key ARN, or empty for the key that AWS owns
   * @return the versions, oldest first
   */
  public List<VersionInfo> underOtherKeysThan(String keyArn) {
    PruneGoal.Only others = PruneGoal.Only.underOtherKeysThan(keyArn);
    return versions.stream().filter(version -> others.includes(version.state())).toList();
  }
}
