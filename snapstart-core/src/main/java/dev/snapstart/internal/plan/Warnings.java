package dev.snapstart.internal.plan;

import dev.snapstart.model.AliasState;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.SnapStartSupport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the user should know before the first write. */
final class Warnings {
  private Warnings() {}

  static List<String> of(Goal goal, World world) {
    List<String> warnings = new ArrayList<>();
    Optional<FunctionState> latest = world.latest().value();
    boolean snapStart =
        goal.settings()
            .target(FunctionSetting.SNAP_START)
            .orElseGet(() -> latest.map(FunctionState::snapStart).orElse(false));
    goal.settings()
        .target(FunctionSetting.RUNTIME)
        .or(() -> latest.flatMap(state -> state.settings().get(FunctionSetting.RUNTIME)))
        .filter(runtime -> snapStart)
        .filter(runtime -> SnapStartSupport.of(runtime) == SnapStartSupport.Verdict.UNKNOWN)
        .ifPresent(
            runtime ->
                warnings.add(
                    "Runtime '" + runtime + "' is not known here; Lambda decides on SnapStart."));
    world
        .alias()
        .value()
        .map(AliasState::routingWeights)
        .filter(weights -> !weights.isEmpty())
        .ifPresent(
            weights ->
                warnings.add(
                    "The alias shares its traffic with version(s) "
                        + String.join(", ", weights.keySet())
                        + "; the move ends that."));
    goal.settings().managed().stream()
        .filter(setting -> latest.isPresent() && latest.get().settings().get(setting).isEmpty())
        .forEach(
            setting ->
                warnings.add(
                    "The present "
                        + setting.label()
                        + " cannot be read (kms:Decrypt is missing?), so it is written anew."));
    return warnings;
  }
}
