package dev.snapstart.local.rehearse.judge;

import dev.snapstart.local.rehearse.model.Inside;
import dev.snapstart.local.rehearse.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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
      Set<Value> own = Likeness.without(left(one, place), other.atCheckpoint().at(place));
      Set<Value> others = Likeness.without(left(other, place), one.atCheckpoint().at(place));
      if (!own.isEmpty() && !others.isEmpty()) {
        all.add(new Frozen(place, own, true));
      }
    }
    return all;
  }

  private static Set<Value> left(Inside inside, String place) {
    return Likeness.common(inside.atCheckpoint().at(place), inside.restored().at(place));
  }
}
