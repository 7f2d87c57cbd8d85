package dev.snapstart.model;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.readiness.FunctionFacts;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Environment variables whose values are secrets: {@code toString} shows names only.
 *
 * <p>Immutable.
 */
public final class Environment {
  private static final Environment EMPTY = new Environment(Map.of());

  private final Map<String, String> variables;

  private Environment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /**
   * Wraps variables.
   *
   * @param variables names and values; copied
   * @return the environment
   */
  public static Environment of(Map<String, String> variables) {
    variables.forEach(
        (name, value) -> {
          if (name == null || value == null) {
            throw SnapStartException.of(
                    ErrorCode.INVALID_SETTING, "environment: variable '" + name + "' has no value.")
                .advice("Give it a value, or leave it out.")
                .build();
          }
        });
    return variables.isEmpty() ? EMPTY : new Environment(variables);
  }

  /**
   * Returns an environment without variables.
   *
   * @return the empty environment, which is Lambda's default
   */
  public static Environment empty() {
    return EMPTY;
  }

  /**
   * Returns names and values; handle with care.
   *
   * @return an unmodifiable map
   */
  public Map<String, String> variables() {
    return variables;
  }

  /**
   * Returns the names of the variables.
   *
   * @return the names, sorted
   */
  public Set<String> names() {
    return new TreeMap<>(variables).keySet();
  }

  boolean keepsNegativeDnsCache() {
    return !variables.getOrDefault(FunctionFacts.NEGATIVE_DNS_TTL, "").strip().equals("0");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Environment that && variables.equals(that.variables);
  }

  @Override
  public int hashCode() {
    return variables.hashCode();
  }

  @Override
  public String toString() {
    return variables.isEmpty() ? "none" : String.join(", ", names());
  }
}
