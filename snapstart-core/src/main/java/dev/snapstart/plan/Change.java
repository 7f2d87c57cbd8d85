package dev.snapstart.plan;

import org.jspecify.annotations.Nullable;

/**
 * One difference between what is and what is wanted, for people and scripts.
 *
 * @param subject what changes, such as {@code memory} or {@code alias live}
 * @param from how it is now, or null if it does not exist yet
 * @param to how it will be, or null if it is removed
 */
public record Change(String subject, @Nullable String from, @Nullable String to) {
  /**
   * Returns the mark of the kind of change.
   *
   * @return {@code +} for new, {@code -} for removed, {@code ~} for changed
   */
  public char mark() {
    if (from == null) {
      return '+';
    }
    return to == null ? '-' : '~';
  }

  @Override
  public String toString() {
    if (from == null) {
      return mark() + " " + subject + "  " + to;
    }
    return mark() + " " + subject + "  " + from + (to == null ? "" : " -> " + to);
  }
}
