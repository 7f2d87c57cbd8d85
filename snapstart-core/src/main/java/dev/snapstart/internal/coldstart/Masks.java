package dev.snapstart.internal.coldstart;

import dev.snapstart.internal.deploy.LogMask;
import dev.snapstart.internal.deploy.Reader;
import dev.snapstart.model.Environment;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionState;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What each version's log must not show; not thread-safe. What {@code $LATEST} had before it was
 * changed is kept, because its environments may go on printing it.
 */
final class Masks {
  private final Reader reader;
  private final FunctionId function;
  private final Map<String, Optional<LogMask>> masks = new HashMap<>();
  private final Map<String, Set<Environment>> environments = new HashMap<>();

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
        version, it -> reader.state(function, it.startsWith("$") ? null : it).flatMap(this::mask));
  }

  /** Takes a state that was read for something else. */
  void know(FunctionState state) {
    masks.put(state.version(), mask(state));
  }

  private Optional<LogMask> mask(FunctionState state) {
    return state
        .settings()
        .get(FunctionSetting.ENVIRONMENT)
        .map(
            environment -> {
              Set<Environment> all =
                  environments.computeIfAbsent(state.version(), it -> new LinkedHashSet<>());
              all.add(environment);
              return new LogMask(all);
            });
  }
}
