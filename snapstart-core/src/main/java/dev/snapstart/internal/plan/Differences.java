package dev.snapstart.internal.plan;

import dev.snapstart.model.Attribute;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionSettings;
import dev.snapstart.model.FunctionState;

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
  static FunctionSettings of(FunctionSettings wanted, FunctionState seen, boolean withCode) {
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
      FunctionState seen,
      FunctionSetting<T> setting,
      FunctionSettings.Builder differing) {
    if (wanted.target(setting).filter(value -> seen.shows(setting, value)).isPresent()) {
      return;
    }
    copy(wanted, setting, differing);
  }

  /** Copies what is asked of one setting. */
  static <T> void copy(
      FunctionSettings from, FunctionSetting<T> setting, FunctionSettings.Builder to) {
    if (from.get(setting) instanceof Attribute.Set<T> set) {
      to.set(setting, set.value());
    } else {
      to.clear(setting);
    }
  }
}
