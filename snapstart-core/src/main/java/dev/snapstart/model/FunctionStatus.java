package dev.snapstart.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A function, its aliases and the versions that they point to.
 *
 * @param function what Lambda says about {@code $LATEST}, or empty if there is no such function
 * @param aliases all aliases, by name
 * @param versions the versions that aliases point to, weights included, by number
 */
public record FunctionStatus(
    Optional<FunctionState> function,
    List<AliasState> aliases,
    Map<String, FunctionState> versions) {
  /** Copies list and map. */
  public FunctionStatus {
    aliases = List.copyOf(aliases);
    versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
  }
}
