package dev.snapstart.internal.plan;

import dev.snapstart.model.Attribute;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionSettings;
import dev.snapstart.model.SettingValues;

/** Compares wanted settings with seen ones; a setting that cannot be read counts as different. */
final class Differences {
  private Differences() {}

  /**
   * Returns the part of the wish that is not fulfilled.
   *
   * @param wanted the wish
   * @param seen what Lambda shows
   * @param withCode the settings that travel with the code, or the others
   */
  static FunctionSettings of(FunctionSettings wanted, SettingValues seen, boolean withCode) {
    FunctionSettings.Builder differing = FunctionSettings.builder();
    for (FunctionSetting<?> setting : wanted.managed()) {
      if (setting.travelsWithCode() == withCode) {
        addIfDifferent(wanted, seen, setting, differing);
      }
    }
    return differing.build();
  }

  private static <T> void addIfDifferent(
      FunctionSettings wanted,
      SettingValues seen,
      FunctionSetting<T> setting,
      FunctionSettings.Builder differing) {
    if (wanted.target(setting).equals(seen.get(setting))) {
      return;
    }
    if (wanted.get(setting) instanceof Attribute.Set<T> set) {
      differing.set(setting, set.value());
    } else {
      differing.clear(setting);
    }
  }
}
