package dev.snapstart.internal.version;

import dev.snapstart.cost.CostAssumptions;
import dev.snapstart.cost.CostReport;
import dev.snapstart.cost.Costs;
import dev.snapstart.cost.SnapshotPrice;
import dev.snapstart.cost.VersionCost;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.internal.deploy.Reader;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.PruneGoal;
import dev.snapstart.model.PruneReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads what there is and computes what it costs. */
public final class CostEstimator implements Costs {
  private final Reader reader;
  private final BiFunction<String, PruneGoal, PruneReport> planPrune;

  /**
   * Makes one.
   *
   * @param planPrune tells which versions of a function would go
   */
  public CostEstimator(Reader reader, BiFunction<String, PruneGoal, PruneReport> planPrune) {
    this.reader = reader;
    this.planPrune = planPrune;
  }

  @Override
  public CostReport estimate(String function, CostAssumptions assumptions) {
    FunctionId id = FunctionId.parse(function);
    FunctionInventory inventory = new VersionLister(reader, assumptions.rates()).read(id);
    List<FunctionState> versions = new ArrayList<>(inventory.versions());
    boolean snapshots = versions.stream().anyMatch(it -> hasSnapshot(it, assumptions));
    if (!snapshots) {
      versions.add(inventory.latest());
    }
    Traffic traffic = Traffic.of(inventory, versions, assumptions);
    Optional<CallCounts.Known> counts =
        assumptions.restores().isPresent()
            ? Optional.empty()
            : Optional.of(
                snapshots
                    ? new CallCounts(reader).read(id)
                    : CallCounts.Known.not("no version has a snapshot yet"));
    List<VersionCost> costs =
        versions.stream().map(version -> cost(version, assumptions, traffic, counts)).toList();
    Pruning pruning = pruning(id.apiName(), assumptions);
    return new CostReport(
        inventory.latest(),
        assumptions,
        costs,
        counts.filter(it -> it.reason().isEmpty()).map(CallCounts.Known::since),
        counts.flatMap(CallCounts.Known::reason),
        pruning.report(),
        pruning.reason());
  }

  private static VersionCost cost(
      FunctionState version,
      CostAssumptions assumptions,
      Traffic traffic,
      Optional<CallCounts.Known> counts) {
    String number = version.version();
    Optional<Long> counted =
        counts
            .filter(it -> it.reason().isEmpty())
            .map(it -> it.perMonth().getOrDefault(number, 0L));
    return VersionCost.of(
        version,
        assumptions.rates(),
        assumptions.restores().map(all -> traffic.part(number, all)).or(() -> counted),
        assumptions.coldStarts().map(all -> traffic.part(number, all)),
        assumptions.init());
  }

  static boolean hasSnapshot(FunctionState version, CostAssumptions assumptions) {
    return SnapshotPrice.of(version, assumptions.rates()).kind() != SnapshotPrice.Kind.NO_SNAPSHOT;
  }

  private record Pruning(Optional<PruneReport> report, Optional<String> reason) {}

  /** What may not be looked at is not known, and stops nothing. */
  private Pruning pruning(String function, CostAssumptions assumptions) {
    if (assumptions.prune().isEmpty()) {
      return new Pruning(Optional.empty(), Optional.empty());
    }
    try {
      return new Pruning(
          Optional.of(planPrune.apply(function, assumptions.prune().get())), Optional.empty());
    } catch (SnapStartException e) {
      if (e.code() != ErrorCode.ACCESS_DENIED) {
        throw e;
      }
      return new Pruning(Optional.empty(), Optional.of(e.summary()));
    }
  }
}
