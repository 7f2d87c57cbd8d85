package dev.snapstart.maven;

import dev.snapstart.model.FunctionState;
import dev.snapstart.model.FurtherSettings;
import dev.snapstart.model.SettingValues;

/** Functions as Lambda describes them where nothing is special. */
public final class Described {
  private Described() {}

  public static FunctionState function(
      String arn, String version, String packageType, SettingValues settings) {
    return new FunctionState(
        arn,
        version,
        "hash",
        1000,
        packageType,
        settings,
        FurtherSettings.none(),
        0,
        "Active",
        null,
        null,
        null,
        null,
        null,
        "On",
        null,
        null,
        null,
        null);
  }
}
