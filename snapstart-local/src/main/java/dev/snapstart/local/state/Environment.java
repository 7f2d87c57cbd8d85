package dev.snapstart.local.state;

import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Environment variables; the values are secrets and appear in no text form.
 *
 * @param variables the variables by name
 */
public record Environment(Map<String, String> variables) {
  /** Copies the variables; none given means none at all. */
  public Environment(@Nullable Map<String, String> variables) {
    this.variables = variables == null ? Map.of() : Map.copyOf(variables);
  }

  @Override
  public String toString() {
    return "Environment" + new TreeSet<>(variables.keySet());
  }
}
