package dev.snapstart.local.rehearse.judge;

import dev.snapstart.local.rehearse.model.Observations;
import dev.snapstart.local.rehearse.model.Shape;
import dev.snapstart.local.rehearse.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Observations in short: {@code place=values} with a value's shape as its first letter, and its
 * other forms behind {@code ~}.
 */
final class Sample {
  private static final Map<Character, Shape.Kind> KINDS =
      Map.of(
          'u', Shape.Kind.UUID,
          't', Shape.Kind.TOKEN,
          'i', Shape.Kind.TIMESTAMP,
          'n', Shape.Kind.NUMBER,
          'w', Shape.Kind.TEXT,
          'r', Shape.Kind.RANDOM);

  private Sample() {}

  static Value value(String text) {
    return new Value(Set.of(text.split("~", -1)), Shape.of(KINDS.get(text.charAt(0))));
  }

  static Observations of(String... places) {
    Map<String, Set<Value>> all = new TreeMap<>();
    for (String place : places) {
      String[] parts = place.split("=", 2);
      Set<Value> values = new LinkedHashSet<>();
      for (String text : parts[1].split(",", -1)) {
        values.add(value(text));
      }
      all.put(parts[0], values);
    }
    return new Observations(all);
  }

  /** One place in several environments: {@code "u1 u1 | u2 u2"} are two rounds in each of two. */
  static List<List<Observations>> rounds(String environments) {
    List<List<Observations>> all = new ArrayList<>();
    for (String environment : environments.split("\\|", -1)) {
      List<Observations> rounds = new ArrayList<>();
      for (String values : environment.strip().split("\\s+", -1)) {
        rounds.add(values.equals("-") ? Observations.NONE : of("/x=" + values));
      }
      all.add(rounds);
    }
    return all;
  }
}
