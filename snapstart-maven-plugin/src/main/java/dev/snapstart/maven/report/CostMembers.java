package dev.snapstart.maven.report;

import dev.snapstart.cost.ColdStarts;
import dev.snapstart.cost.CostAssumptions;
import dev.snapstart.cost.CostReport;
import dev.snapstart.cost.RegionRates;
import dev.snapstart.cost.SnapshotPrice;
import dev.snapstart.cost.VersionCost;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.VersionVerdict;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of the result file that tell what SnapStart costs. */
public final class CostMembers {
  private CostMembers() {}

  public static Map<String, @Nullable Object> of(CostReport report) {
    FunctionState latest = report.latest();
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("function", latest.name());
    members.put("outcome", report.isHypothetical() ? "hypothetical" : "estimated");
    members.put("functionArn", latest.arn());
    members.put("region", latest.region());
    members.put("account", latest.account());
    members.put("days", SnapshotPrice.MONTH.toDays());
    members.put("rates", rates(report));
    members.put("usdPerMonth", report.usdPerMonth().orElse(null));
    members.put("usdCachePerMonth", report.usdCache().orElse(null));
    members.put("usdRestoresPerMonth", report.usdRestores().orElse(null));
    members.put("restoresFrom", restoresFrom(report));
    members.put("restoresUnknown", report.withoutCounts().orElse(null));
    members.put("countedSince", report.countedSince().map(String::valueOf).orElse(null));
    members.put(
        "initMillis", report.assumptions().init().map(init -> init.toMillis()).orElse(null));
    members.put("usdInitPerMonth", report.usdInit().orElse(null));
    members.put("usdPerMonthSavedByPruning", report.usdSaved().orElse(null));
    members.put(
        "pruned",
        report
            .pruning()
            .map(plan -> plan.deleted().stream().map(VersionVerdict::version).toList())
            .orElse(null));
    members.put("pruningUnknown", report.withoutPruning().orElse(null));
    members.put("versions", report.versions().stream().map(CostMembers::version).toList());
    return members;
  }

  private static Map<String, @Nullable Object> rates(CostReport report) {
    CostAssumptions assumptions = report.assumptions();
    RegionRates regional = report.rates();
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("asOf", assumptions.rates().asOf().toString());
    members.put("source", assumptions.rates().source());
    members.put("cachePerGbSecond", regional.cachePerGbSecond().orElse(null));
    members.put("restorePerGb", regional.restorePerGb().orElse(null));
    members.put("durationPerGbSecond", regional.durationPerGbSecond());
    return members;
  }

  private static String restoresFrom(CostReport report) {
    if (report.assumptions().restores().isPresent()) {
      return "given";
    }
    return report.countedSince().isPresent() ? "calls" : "unknown";
  }

  private static Map<String, @Nullable Object> version(VersionCost version) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("number", version.state().version());
    members.put("published", version.isPublished());
    members.put("state", version.state().state());
    members.put("memoryMb", version.use().memoryMb());
    members.put("price", version.price().kind().name());
    boolean kept = version.price().kind() != SnapshotPrice.Kind.NO_SNAPSHOT;
    members.put("gbSeconds", kept ? version.use().gbSeconds() : 0);
    members.put("usdCachePerMonth", version.price().usdPerMonth().orElse(null));
    members.put("usdAtLeast", version.price().usdAtLeast().orElse(null));
    members.put("restores", version.restores().orElse(null));
    members.put(
        "gbRestored", version.restores().map(it -> version.use().gbRestored()).orElse(null));
    members.put("usdRestoresPerMonth", version.usdRestores().orElse(null));
    members.put("usdPerMonth", version.usdPerMonth().orElse(null));
    members.put("coldStarts", version.coldStarts().map(ColdStarts::count).orElse(null));
    members.put("initGbSeconds", version.coldStarts().map(ColdStarts::gbSeconds).orElse(null));
    members.put("usdInitPerMonth", version.usdInit().orElse(null));
    return members;
  }
}
