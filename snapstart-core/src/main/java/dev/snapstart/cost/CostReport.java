package dev.snapstart.cost;

import dev.snapstart.model.FunctionState;
import dev.snapstart.model.PruneReport;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What SnapStart costs for one function in 30 days; immutable.
 *
 * <p>Beside this everything is billed that is billed without SnapStart too: requests, running, the
 * initialization when a version is published, hooks after a restore.
 *
 * @param latest what Lambda says about {@code $LATEST}
 * @param assumptions what was assumed
 * @param versions the versions, oldest first; if none has a snapshot, then last one that stands for
 *     a version that would be published from {@code $LATEST} with SnapStart
 * @param countedSince since when CloudWatch counted the calls that restores were taken from; empty
 *     if they were given or are not known
 * @param withoutCounts why restores are not known, or empty
 * @param pruning what pruning would take away, or empty if it was not asked for or not permitted
 * @param withoutPruning why it is not known what pruning would take away, or empty
 */
public record CostReport(
    FunctionState latest,
    CostAssumptions assumptions,
    List<VersionCost> versions,
    Optional<Instant> countedSince,
    Optional<String> withoutCounts,
    Optional<PruneReport> pruning,
    Optional<String> withoutPruning) {
  /** Copies the list. */
  public CostReport {
    versions = List.copyOf(versions);
  }

  /**
   * Returns the rates of the function's region.
   *
   * @return what is known
   */
  public RegionRates rates() {
    return assumptions.rates().of(latest.region());
  }

  /**
   * Adds what keeping all snapshots costs.
   *
   * @return US dollars for 30 days, or empty if the region's rate is not known
   */
  public Optional<BigDecimal> usdCache() {
    return sum(version -> version.price().usdPerMonth());
  }

  /**
   * Adds what all restores cost.
   *
   * @return US dollars for 30 days, or empty if their number or the region's rate is not known
   */
  public Optional<BigDecimal> usdRestores() {
    return sum(VersionCost::usdRestores);
  }

  /**
   * Adds what all versions cost.
   *
   * @return US dollars for 30 days, or empty if something is not known
   */
  public Optional<BigDecimal> usdPerMonth() {
    return sum(VersionCost::usdPerMonth);
  }

  /**
   * Adds what the initializations of cold starts would cost without SnapStart.
   *
   * @return US dollars for 30 days, or empty if their time, number or rate is not known
   */
  public Optional<BigDecimal> usdInit() {
    return sum(VersionCost::usdInit);
  }

  /**
   * Adds what the snapshots cost that pruning would take away.
   *
   * @return US dollars for 30 days, or empty if pruning was not looked at or a rate is not known
   */
  public Optional<BigDecimal> usdSaved() {
    return pruning.flatMap(
        report ->
            SnapshotPrice.perMonth(
                report.deleted().stream()
                    .map(verdict -> SnapshotPrice.of(verdict.state(), assumptions.rates()))
                    .toList()));
  }

  /**
   * Tells whether the figures are those of a version that is not there yet.
   *
   * @return true if no version has a snapshot
   */
  public boolean isHypothetical() {
    return versions.stream().anyMatch(version -> !version.isPublished());
  }

  private Optional<BigDecimal> sum(Function<VersionCost, Optional<BigDecimal>> part) {
    BigDecimal sum = BigDecimal.ZERO.setScale(4);
    for (VersionCost version : versions) {
      Optional<BigDecimal> usd = part.apply(version);
      if (usd.isEmpty()) {
        return Optional.empty();
      }
      sum = sum.add(usd.get());
    }
    return Optional.of(sum);
  }
}
