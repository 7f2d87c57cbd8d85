package dev.snapstart.local.rehearse.judge;

import dev.snapstart.local.rehearse.model.Inside;
import dev.snapstart.local.rehearse.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells from the fields of two environments which values come out of the snapshot. */
public final class FrozenFields {
  private FrozenFields() {}

  /**
   * What was made at initialization: it differs between two initializations, and the hooks after
   * restoring leave it as it is.
   *
   * @param one an environment
   * @param other one with another initialization
   * @return what was found, by field
   */
  public static List<Frozen> between(Inside one, Inside other) {
    List<Frozen> all = new ArrayList<>();
    for (String place : one.atCheckpoint().places().keySet()) {
      Set<Value> own = without(left(one, place), other.atCheckpoint().at(place));
      Set<Value> others = without(left(other, place), one.atCheckpoint().at(place));
      if (!own.isEmpty() && !others.isEmpty()) {
        all.add(new Frozen(place, own, true));
      }
    }
    return all;
  }

  private static Set<Value> left(Inside inside, String place) {
    Set<Value> restored = inside.restored().at(place);
    return inside.atCheckpoint().at(place).stream()
        .filter(value -> restored.stream().anyMatch(value::isSame))
        .collect(Collectors.toSet());
  }

  /** A field has one type, so its values come in the same forms everywhere. */
  private static Set<Value> without(Set<Value> some, Set<Value> others) {
    return some.stream()
        .filter(value -> others.stream().noneMatch(value::isSame))
        .collect(Collectors.toSet());
  }
}
