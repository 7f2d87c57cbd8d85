package dev.snapstart.local.rehearse.model;

import java.util.Set;

/**
 * A value that was observed, without the value itself.
 *
 * @param digests of the texts that it may appear as
 * @param shape what it looks like
 */
public record Value(Set<String> digests, Shape shape) {
  /** Copies the digests. */
  public Value {
    digests = Set.copyOf(digests);
  }

  /**
   * Tells whether it may be the same value in another form.
   *
   * @param other another value
   * @return true if a text of both is the same
   */
  public boolean isLike(Value other) {
    return digests.stream().anyMatch(other.digests::contains);
  }

  /**
   * Tells whether it is the same value in the same form: two moments of one second are alike, but
   * not the same.
   *
   * @param other another value
   * @return true if all texts of both are the same
   */
  public boolean isSame(Value other) {
    return digests.equals(other.digests);
  }
}
