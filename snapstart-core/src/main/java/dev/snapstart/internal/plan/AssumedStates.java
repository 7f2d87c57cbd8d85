package dev.snapstart.internal.plan;

import dev.snapstart.model.AliasState;
import dev.snapstart.model.CodeLocation;
import dev.snapstart.model.CodeSource.Storage;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionSettings;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.FurtherSettings;
import dev.snapstart.model.SettingValues;
import dev.snapstart.plan.CodePackage;
import dev.snapstart.plan.Step;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What Lambda would show if a write succeeded, or a wait ended well. */
final class AssumedStates {
  private AssumedStates() {}

  static FunctionState created(String arn, String codeSha256, Step.CreateFunction create) {
    SettingValues.Builder values = SettingValues.builder();
    FunctionSetting.all().forEach(setting -> putTarget(create.settings(), setting, values));
    return new FunctionState(
        arn,
        "$LATEST",
        codeSha256,
        0,
        create.code() instanceof CodePackage.Image ? "Image" : "Zip",
        values.build(),
        FurtherSettings.none(),
        0,
        "Active",
        null,
        null,
        "Successful",
        null,
        null,
        "Off",
        null,
        null,
        create.tags(),
        location(create.code(), codeSha256));
  }

  /** What publishing {@code $LATEST} would give. */
  static FunctionState version(String number, FunctionState latest) {
    return new FunctionState(
        latest.arn() + ":" + number,
        number,
        latest.codeSha256(),
        latest.codeSizeBytes(),
        latest.packageType(),
        latest.settings(),
        latest.furtherSettings(),
        latest.recoveryRound(),
        latest.snapStart() ? "Pending" : "Active",
        null,
        null,
        null,
        null,
        null,
        "Off",
        null,
        null,
        null,
        latest.location());
  }

  static FunctionState withTags(FunctionState latest, Consumer<Map<String, String>> change) {
    Map<String, String> tags = new TreeMap<>(latest.tags() == null ? Map.of() : latest.tags());
    change.accept(tags);
    return copy(
        latest,
        latest.codeSha256(),
        latest.settings(),
        String.valueOf(latest.state()),
        latest.lastUpdateStatus(),
        "Off",
        tags);
  }

  static FunctionState withSettings(
      FunctionState latest, String codeSha256, FunctionSettings written) {
    SettingValues.Builder values = latest.settings().toBuilder();
    written.managed().forEach(setting -> putTarget(written, setting, values));
    return copy(latest, codeSha256, values.build(), "Active", "Successful", "Off");
  }

  static FunctionState withCode(FunctionState latest, String codeSha256, Step.UpdateCode update) {
    FunctionState written = withSettings(latest, codeSha256, update.settings());
    return located(written, location(update.code(), codeSha256));
  }

  private static CodeLocation location(CodePackage code, String codeSha256) {
    if (code instanceof CodePackage.Image image) {
      String resolved = CodeLocation.repositoryOf(image.uri()) + "@sha256:" + codeSha256;
      return new CodeLocation(image.uri(), resolved, null);
    }
    return code instanceof CodePackage.InS3 object && object.storage() == Storage.REFERENCE
        ? new CodeLocation(null, null, CodeDelivery.referenced(object))
        : CodeLocation.kept();
  }

  private static <T> void putTarget(
      FunctionSettings from, FunctionSetting<T> setting, SettingValues.Builder to) {
    from.target(setting)
        .or(() -> Optional.ofNullable(setting.defaultValue()))
        .ifPresent(value -> to.put(setting, value));
  }

  static AliasState plain(AliasState alias) {
    return at(alias, alias.version());
  }

  /** The alias with all traffic on one version. */
  static AliasState at(AliasState alias, String version) {
    return new AliasState(
        alias.arn(), alias.name(), version, Map.of(), alias.description(), alias.revisionId());
  }

  static AliasState written(Step.AliasWrite write, Optional<AliasState> before) {
    String version = write.version();
    return version == null
        ? before.map(it -> described(it, write.description())).orElseThrow()
        : new AliasState("", write.alias(), version, write.weights(), write.description(), null);
  }

  private static AliasState described(AliasState alias, String description) {
    return new AliasState(
        alias.arn(), alias.name(), alias.version(), alias.routingWeights(), description, null);
  }

  static FunctionState settled(FunctionState state) {
    return copy(state, state.codeSha256(), state.settings(), "Active", "Successful", "Off");
  }

  static FunctionState restoring(FunctionState state) {
    return copy(state, state.codeSha256(), state.settings(), "Pending", null, "Off");
  }

  static FunctionState ready(FunctionState state) {
    return copy(
        state,
        state.codeSha256(),
        state.settings(),
        "Active",
        null,
        state.snapStart() ? "On" : "Off");
  }

  private static FunctionState copy(
      FunctionState state,
      String codeSha256,
      SettingValues settings,
      String status,
      @Nullable String lastUpdateStatus,
      String optimization) {
    return copy(state, codeSha256, settings, status, lastUpdateStatus, optimization, state.tags());
  }

  private static FunctionState copy(
      FunctionState state,
      String codeSha256,
      SettingValues settings,
      String status,
      @Nullable String lastUpdateStatus,
      String optimization,
      @Nullable Map<String, String> tags) {
    return new FunctionState(
        state.arn(),
        state.version(),
        codeSha256,
        state.codeSizeBytes(),
        state.packageType(),
        settings,
        state.furtherSettings(),
        state.recoveryRound(),
        status,
        null,
        null,
        lastUpdateStatus,
        null,
        null,
        optimization,
        state.revisionId(),
        state.lastModified(),
        tags,
        state.location());
  }

  private static FunctionState located(FunctionState state, CodeLocation location) {
    return new FunctionState(
        state.arn(),
        state.version(),
        state.codeSha256(),
        state.codeSizeBytes(),
        state.packageType(),
        state.settings(),
        state.furtherSettings(),
        state.recoveryRound(),
        state.state(),
        state.stateReasonCode(),
        state.stateReason(),
        state.lastUpdateStatus(),
        state.lastUpdateStatusReasonCode(),
        state.lastUpdateStatusReason(),
        state.optimizationStatus(),
        state.revisionId(),
        state.lastModified(),
        state.tags(),
        location);
  }
}
