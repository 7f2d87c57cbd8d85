package dev.snapstart.internal.version;

import dev.snapstart.cost.Rates;
import dev.snapstart.cost.SnapshotPrice;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.internal.deploy.Reader;
import dev.snapstart.internal.lambda.Quotas.Bucket;
import dev.snapstart.model.AliasState;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.FunctionState;
import dev.snapstart.version.AliasShare;
import dev.snapstart.version.VersionInfo;
import dev.snapstart.version.VersionReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads all versions of a function. */
public final class VersionLister {
  private static final String LATEST = "$LATEST";

  private final Reader reader;
  private final LastCalls lastCalls;
  private final Rates rates;

  public VersionLister(Reader reader, Rates rates) {
    this.reader = reader;
    this.lastCalls = new LastCalls(reader);
    this.rates = rates;
  }

  VersionReport list(String function) {
    FunctionId id = FunctionId.parse(function);
    FunctionInventory inventory = read(id);
    LastCalls.Known calls = lastCalls.since(id, reader.now().minus(VersionReport.MEMORY));
    List<VersionInfo> versions =
        inventory.versions().stream()
            .map(
                state ->
                    new VersionInfo(
                        state,
                        inventory.sharesOf(state.version()),
                        Optional.ofNullable(calls.byVersion().get(state.version())),
                        SnapshotPrice.of(state, rates)))
            .toList();
    return new VersionReport(inventory.latest(), versions, rates, calls.reason());
  }

  /** Reads what there is, without what CloudWatch knows. */
  FunctionInventory read(FunctionId id) {
    reader.checkRegion(id);
    FunctionState latest = reader.state(id, null).orElseThrow(() -> absent(id));
    List<String> numbers =
        reader
            .all(
                Bucket.CONTROL_PLANE,
                id,
                marker -> reader.gateway().inventory().listVersions(id, marker))
            .stream()
            .map(FunctionState::version)
            .filter(version -> !version.equals(LATEST))
            .sorted(Comparator.comparingLong(Long::parseLong))
            .toList();
    Map<String, List<AliasShare>> aliases =
        shares(
            reader.all(
                Bucket.CONTROL_PLANE, id, marker -> reader.gateway().listAliases(id, marker)));
    List<FunctionState> versions =
        ParallelReads.each(numbers, number -> reader.state(id, number)).stream()
            .flatMap(Optional::stream)
            .toList();
    return new FunctionInventory(latest, versions, aliases);
  }

  /** The shares of each version, from targets and weights. */
  private static Map<String, List<AliasShare>> shares(List<AliasState> aliases) {
    Map<String, List<AliasShare>> shares = new TreeMap<>();
    for (AliasState alias : aliases) {
      double rest = 1;
      for (Map.Entry<String, Double> weight : alias.routingWeights().entrySet()) {
        add(shares, weight.getKey(), new AliasShare(alias.name(), weight.getValue()));
        rest -= weight.getValue();
      }
      add(shares, alias.version(), new AliasShare(alias.name(), rest));
    }
    return shares;
  }

  private static void add(Map<String, List<AliasShare>> shares, String version, AliasShare share) {
    shares.computeIfAbsent(version, number -> new ArrayList<>()).add(share);
  }

  private static SnapStartException absent(FunctionId function) {
    return SnapStartException.of(
            ErrorCode.FUNCTION_NOT_FOUND, "The function '" + function + "' does not exist.")
        .advice("Check name, region and account.")
        .function(function.name())
        .build();
  }
}
