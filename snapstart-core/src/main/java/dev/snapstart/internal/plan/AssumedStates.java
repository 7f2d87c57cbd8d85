package dev.snapstart.internal.plan;

import dev.snapstart.model.AliasState;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionSettings;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.SettingValues;
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
        "Zip",
        values.build(),
        "",
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
        create.tags());
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
        null);
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

  private static <T> void putTarget(
      FunctionSettings from, FunctionSetting<T> setting, SettingValues.Builder to) {
    from.target(setting)
        .or(() -> Optional.ofNullable(setting.defaultValue()))
        .ifPresent(value -> to.put(setting, value));
  }

  static AliasState plain(AliasState alias) {
    return new AliasState(
        alias.arn(),
        alias.name(),
        alias.version(),
        Map.of(),
        alias.description(),
        alias.revisionId());
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
        tags);
  }
}
