package dev.snapstart.local.rehearse.judge;

import dev.snapstart.local.rehearse.model.Observations;
import dev.snapstart.local.rehearse.model.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tells from the answers to the same event which values come out of the snapshot.
 *
 * <p>The invocations must have been made one after the other, round by round. Then what only tells
 * the time cannot be taken for something else: as time does not run back, a value that an
 * environment gives in two rounds is also what the others gave between them.
 */
public final class FrozenAnswers {
  private FrozenAnswers() {}

  /**
   * Compares environments, each with an initialization of its own: what stays the same in one and
   * differs between them was made before its first answer. Copies would have it in common.
   *
   * @param environments at least two; the observations of each round, at least two
   * @return what was found, by place
   */
  public static List<Frozen> compared(List<List<Observations>> environments) {
    List<Frozen> all = new ArrayList<>();
    for (String place : places(environments)) {
      List<Set<Value>> lasting = new ArrayList<>();
      environments.forEach(rounds -> lasting.add(lasting(rounds, place)));
      List<Set<Value>> own = new ArrayList<>();
      for (int i = 0; i < environments.size(); i++) {
        Set<Value> left = lasting.get(i);
        for (int j = 0; j < environments.size(); j++) {
          if (i != j) {
            left = Likeness.without(left, everything(environments.get(j), place));
          }
        }
        own.add(left);
      }
      if (own.stream().noneMatch(Set::isEmpty)) {
        all.add(new Frozen(place, own.get(0), true));
      }
    }
    return all;
  }

  /**
   * Compares copies of one process with an environment that was initialized by itself: what the
   * copies have in common and the other one has not comes out of the snapshot.
   *
   * @param clones at least two; the observations of each round
   * @param control those of the other one, which was invoked between the first copy and the second
   * @return what was found, by place
   */
  public static List<Frozen> cloned(List<List<Observations>> clones, List<Observations> control) {
    List<Frozen> all = new ArrayList<>();
    for (String place : places(clones)) {
      Set<Value> others = everything(control, place);
      List<Set<Value>> rounds = new ArrayList<>();
      for (int round = 0; round < control.size(); round++) {
        Set<Value> common = clones.get(0).get(round).at(place);
        for (List<Observations> clone : clones) {
          common = Likeness.common(common, clone.get(round).at(place));
        }
        rounds.add(Likeness.without(common, others));
      }
      boolean comparable = control.stream().anyMatch(it -> !it.at(place).isEmpty());
      Set<Value> found = new HashSet<>();
      rounds.forEach(found::addAll);
      if (comparable && !found.isEmpty()) {
        Set<Value> kept = rounds.get(0);
        for (Set<Value> round : rounds) {
          kept = Likeness.common(kept, round);
        }
        all.add(new Frozen(place, kept.isEmpty() ? found : kept, !kept.isEmpty()));
      }
    }
    return all;
  }

  private static Set<Value> lasting(List<Observations> rounds, String place) {
    Set<Value> left = rounds.get(0).at(place);
    for (Observations round : rounds) {
      left = Likeness.common(left, round.at(place));
    }
    return left;
  }

  private static Set<Value> everything(List<Observations> rounds, String place) {
    Set<Value> all = new HashSet<>();
    rounds.forEach(round -> all.addAll(round.at(place)));
    return all;
  }

  private static Set<String> places(List<List<Observations>> environments) {
    TreeMap<String, Boolean> all = new TreeMap<>();
    environments.get(0).forEach(it -> it.places().keySet().forEach(name -> all.put(name, true)));
    return all.keySet();
  }
}
