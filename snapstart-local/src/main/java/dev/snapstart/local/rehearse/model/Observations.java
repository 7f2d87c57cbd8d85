package dev.snapstart.local.rehearse.model;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Values by the place at which they were observed: a JSON pointer, {@code log}, or a field.
 *
 * @param places the values of each place
 */
public record Observations(Map<String, Set<Value>> places) {
  /** Nothing. */
  public static final Observations NONE = new Observations(Map.of());

  /** Copies the map, sorted by place. */
  public Observations {
    places = Collections.unmodifiableMap(new TreeMap<>(places));
  }

  /**
   * The values of a place.
   *
   * @param place the place
   * @return the values, none if nothing was observed there
   */
  public Set<Value> at(String place) {
    return places.getOrDefault(place, Set.of());
  }

  /**
   * Tells whether a value was observed anywhere.
   *
   * @param value the value
   * @return true if one like it was
   */
  public boolean contain(Value value) {
    return places.values().stream().flatMap(Set::stream).anyMatch(value::isLike);
  }
}
