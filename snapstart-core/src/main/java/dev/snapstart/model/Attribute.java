package dev.snapstart.model;

import java.util.Optional;

/**
 * What a request says about one attribute: leave it, put it back to Lambda's default, or set it.
 *
 * @param <T> the attribute's type
 */
public sealed interface Attribute<T> {
  /**
   * Leaves the attribute as it is.
   *
   * @param <T> the attribute's type
   * @return an unmanaged attribute
   */
  static <T> Attribute<T> unmanaged() {
    return new Unmanaged<>();
  }

  /**
   * Puts the attribute back to Lambda's default.
   *
   * @param <T> the attribute's type
   * @return a cleared attribute
   */
  static <T> Attribute<T> clear() {
    return new Clear<>();
  }

  /**
   * Sets the attribute.
   *
   * @param value the value
   * @param <T> the attribute's type
   * @return a set attribute
   */
  static <T> Attribute<T> set(T value) {
    return new Set<>(value);
  }

  /**
   * Tells whether the request has an opinion on the attribute.
   *
   * @return false for {@link Unmanaged}
   */
  default boolean isManaged() {
    return !(this instanceof Unmanaged);
  }

  /**
   * Returns the value to reach.
   *
   * @param defaultValue what {@link Clear} means
   * @return the value, or empty if unmanaged
   */
  default Optional<T> target(T defaultValue) {
    if (this instanceof Set<T> set) {
      return Optional.of(set.value());
    }
    return this instanceof Clear ? Optional.of(defaultValue) : Optional.empty();
  }

  /**
   * Leave it as it is.
   *
   * @param <T> the attribute's type
   */
  record Unmanaged<T>() implements Attribute<T> {}

  /**
   * Back to Lambda's default.
   *
   * @param <T> the attribute's type
   */
  record Clear<T>() implements Attribute<T> {}

  /**
   * Set to a value.
   *
   * @param value the value
   * @param <T> the attribute's type
   */
  record Set<T>(T value) implements Attribute<T> {}
}
