package dev.snapstart.maven;

import dev.snapstart.coldstart.InvokeRequest;
import dev.snapstart.model.AliasGoal;
import dev.snapstart.model.FunctionId;
import org.jspecify.annotations.Nullable;

/** Which version of a function is meant. */
final class Qualifier {
  private Qualifier() {}

  static String toInvoke(GoalRun run, FunctionConfig config, @Nullable String given) {
    if (given != null) {
      return given.strip();
    }
    if (config.alias != null) {
      return AliasGoal.named(config.alias).name();
    }
    FunctionId function = FunctionId.parse(config.function);
    return run.published().of(run.where(function), function.name()).orElse(InvokeRequest.LATEST);
  }
}
