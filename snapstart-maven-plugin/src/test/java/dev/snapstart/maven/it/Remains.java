package dev.snapstart.maven.it;

import dev.snapstart.local.state.Alias;
import dev.snapstart.local.state.Environment;
import dev.snapstart.local.state.FunctionSettings;
import dev.snapstart.local.state.FunctionVersion;
import dev.snapstart.local.state.LambdaFunction;
import dev.snapstart.local.state.LambdaState;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** What is left in Lambda of a function, without dates and revisions. */
final class Remains {
  private Remains() {}

  /** The lasting content, in a form that can be compared and read. */
  static List<String> of(LambdaState state, String name) {
    LambdaFunction function = state.function(name);
    if (function == null) {
      return List.of();
    }
    List<String> content = new ArrayList<>();
    content.add(version(function.latest()));
    function.versions().values().forEach(version -> content.add(version(version)));
    for (Alias alias : function.aliases().values()) {
      content.add(
          String.join(
              " ",
              "alias",
              alias.name(),
              alias.functionVersion(),
              String.valueOf(alias.weights()),
              "'" + withoutDate(alias.description()) + "'"));
    }
    content.add("tags " + function.tags());
    return content;
  }

  /** The ledger says when the alias moved. */
  private static String withoutDate(String description) {
    return description.replaceAll(" at=[0-9TZ:-]+", " at=…");
  }

  private static String version(FunctionVersion version) {
    return String.join(
        " ",
        version.version(),
        content(version),
        "'" + version.settings().description() + "'",
        "from '" + version.latestDescription() + "'",
        String.valueOf(version.lifecycle()));
  }

  /** What a version does, whatever it is called: no two versions may share it. */
  private static String content(FunctionVersion version) {
    StringBuilder content = new StringBuilder(version.code().toString());
    for (RecordComponent setting : FunctionSettings.class.getRecordComponents()) {
      if (!setting.getName().equals("description")) {
        content.append(' ').append(setting.getName()).append('=').append(value(setting, version));
      }
    }
    Environment environment = version.settings().environment();
    return environment == null
        ? content.toString()
        : content.append(' ').append(environment.variables()).toString();
  }

  private static Object value(RecordComponent setting, FunctionVersion version) {
    try {
      return setting.getAccessor().invoke(version.settings());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Pairs of versions with the same content, named. */
  static List<String> duplicates(LambdaState state, String name) {
    LambdaFunction function = state.function(name);
    List<String> seen = new ArrayList<>();
    List<String> duplicates = new ArrayList<>();
    if (function != null) {
      for (FunctionVersion version : function.versions().values()) {
        if (seen.contains(content(version))) {
          duplicates.add("version " + version.version());
        }
        seen.add(content(version));
      }
    }
    return duplicates;
  }

  /** Aliases that point, or send a share, to a version without a snapshot. */
  static List<String> tooEarly(LambdaState state, String name) {
    LambdaFunction function = state.function(name);
    return function == null
        ? List.of()
        : function.aliases().values().stream()
            .filter(alias -> !ready(function, alias.functionVersion()))
            .map(alias -> alias.name() + " to " + alias.functionVersion())
            .toList();
  }

  static boolean ready(LambdaFunction function, String number) {
    FunctionVersion version = function == null ? null : function.version(number);
    return version != null && version.lifecycle().snapshotReady();
  }
}
