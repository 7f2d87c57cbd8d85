package dev.snapstart.local.rehearse.judge;

import dev.snapstart.local.rehearse.model.Value;
import java.util.Set;

/**
 * Values that every environment which starts from one snapshot has in common.
 *
 * @param place where they were observed
 * @param values those of the first environment
 * @param kept whether they are still the same in the next invocation
 */
public record Frozen(String place, Set<Value> values, boolean kept) {
  /** Copies the values. */
  public Frozen {
    values = Set.copyOf(values);
  }
}
