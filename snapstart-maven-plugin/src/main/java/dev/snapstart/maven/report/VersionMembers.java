package dev.snapstart.maven.report;

import dev.snapstart.cost.Rates;
import dev.snapstart.cost.SnapshotPrice;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.PruneReport;
import dev.snapstart.model.VersionVerdict;
import dev.snapstart.version.AliasShare;
import dev.snapstart.version.VersionInfo;
import dev.snapstart.version.VersionReport;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of the result file that tell of versions. */
public final class VersionMembers {
  private VersionMembers() {}

  public static Map<String, @Nullable Object> of(VersionReport report) {
    FunctionState latest = report.latest();
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("function", latest.name());
    members.put("outcome", "found");
    members.put("functionArn", latest.arn());
    members.put("region", latest.region());
    members.put("account", latest.account());
    members.put("ratesAsOf", report.rates().asOf().toString());
    members.put("usdPerMonth", report.usdPerMonth().orElse(null));
    members.put("lastCallsUnknown", report.withoutMetrics().orElse(null));
    members.put("versions", report.versions().stream().map(VersionMembers::version).toList());
    return members;
  }

  /** What pruning decided. */
  static Map<String, @Nullable Object> of(PruneReport report) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("usdPerMonthSaved", Money.perMonth(report.deleted()).orElse(null));
    members.put("lastCallsUnknown", report.withoutCalls().orElse(null));
    members.put("deleted", report.deleted().stream().map(VersionMembers::verdict).toList());
    members.put("kept", report.kept().stream().map(VersionMembers::verdict).toList());
    return members;
  }

  private static Map<String, @Nullable Object> version(VersionInfo version) {
    FunctionState state = version.state();
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("number", version.number());
    members.put("arn", state.arn());
    members.put("description", state.settings().get(FunctionSetting.DESCRIPTION).orElse(null));
    members.put("published", text(state.lastModified()));
    members.put("codeSha256", state.codeSha256());
    members.put("codeSizeBytes", state.codeSizeBytes());
    members.put("state", state.state());
    members.put("stateReasonCode", state.stateReasonCode());
    members.put("snapStart", state.snapStart());
    members.put("optimizationStatus", state.optimizationStatus());
    members.put("memoryMb", state.settings().get(FunctionSetting.MEMORY_MB).orElse(null));
    members.put("kmsKeyArn", state.settings().get(FunctionSetting.KMS_KEY_ARN).orElse(null));
    members.put("aliases", version.aliases().stream().map(VersionMembers::share).toList());
    members.put("lastInvoked", version.lastInvoked().map(String::valueOf).orElse(null));
    price(version.price(), members);
    return members;
  }

  private static Map<String, @Nullable Object> share(AliasShare share) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("name", share.name());
    members.put("weight", share.weight());
    return members;
  }

  private static Map<String, @Nullable Object> verdict(VersionVerdict verdict) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("number", verdict.version());
    members.put("state", verdict.state().state());
    members.put("reason", verdict.reason().name());
    members.put("detail", verdict.detail());
    price(SnapshotPrice.of(verdict.state(), Rates.builtIn()), members);
    return members;
  }

  private static void price(SnapshotPrice price, Map<String, @Nullable Object> members) {
    members.put("price", price.kind().name());
    members.put("usdPerMonth", price.usdPerMonth().orElse(null));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
