package dev.snapstart.maven.report;

import dev.snapstart.model.AliasState;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.FunctionStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Shows a function's status. */
public final class StatusLines {
  private StatusLines() {}

  public static List<String> of(String function, FunctionStatus status) {
    if (status.function().isEmpty()) {
      return List.of(function + ": does not exist");
    }
    FunctionState latest = status.function().get();
    List<String> lines = new ArrayList<>();
    lines.add(
        function
            + " ("
            + latest.region()
            + ", account "
            + latest.account()
            + "): "
            + state(latest));
    lines.add(
        "  "
            + latest.settings().show(FunctionSetting.RUNTIME)
            + ", "
            + latest.settings().show(FunctionSetting.MEMORY_MB)
            + ", SnapStart "
            + latest.settings().show(FunctionSetting.SNAP_START));
    for (AliasState alias : status.aliases()) {
      lines.add("  alias " + alias.name() + " -> " + alias.target());
    }
    new TreeMap<>(status.versions())
        .forEach((number, version) -> lines.add("  version " + number + ": " + state(version)));
    if (status.aliases().isEmpty()) {
      lines.add("  no aliases");
    }
    return lines;
  }

  private static String state(FunctionState state) {
    StringBuilder text = new StringBuilder(String.valueOf(state.state()));
    if (state.lastUpdateStatus() != null) {
      text.append(", last update ").append(state.lastUpdateStatus());
    }
    if (!state.version().equals("$LATEST")) {
      text.append(state.snapStart() ? ", SnapStart " : ", no SnapStart");
      if (state.snapStart()) {
        text.append(state.optimizationStatus());
      }
      text.append(state.isReady() ? ", ready" : ", not ready");
    }
    if (state.stateReason() != null) {
      text.append(": ").append(state.stateReason());
    }
    return text.toString();
  }
}
