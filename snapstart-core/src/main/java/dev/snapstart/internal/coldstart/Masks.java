package dev.snapstart.internal.coldstart;

import dev.snapstart.internal.deploy.LogMask;
import dev.snapstart.internal.deploy.Reader;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each version's log must not show, read once; not thread-safe. */
final class Masks {
  private final Reader reader;
  private final FunctionId function;
  private final Map<String, Optional<LogMask>> masks = new HashMap<>();

  Masks(Reader reader, FunctionId function) {
    this.reader = reader;
    this.function = function;
  }

  /**
   * Returns the mask of a version; empty if its environment cannot be read.
   *
   * @throws dev.snapstart.error.SnapStartException if the version cannot be asked for
   */
  Optional<LogMask> of(String version) {
    return masks.computeIfAbsent(
        version, it -> reader.state(function, it.startsWith("$") ? null : it).flatMap(Masks::mask));
  }

  /** Spares reading a version that was read before. */
  void know(FunctionState state) {
    masks.put(state.version(), mask(state));
  }

  private static Optional<LogMask> mask(FunctionState state) {
    return state
        .settings()
        .get(FunctionSetting.ENVIRONMENT)
        .map(environment -> new LogMask(List.of(environment)));
  }
}
