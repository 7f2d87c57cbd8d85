package dev.snapstart.local.rehearse.judge;

import dev.snapstart.local.rehearse.model.Finding;
import dev.snapstart.local.rehearse.model.Inside;
import dev.snapstart.local.rehearse.model.Shape;
import dev.snapstart.local.rehearse.model.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Findings about values: which are the same in every environment, and where they come from. */
public final class ValueJudge {
  private static final String MAKE_ANEW =
      "Make it anew in an after-restore hook, or where it is used.";
  private final @Nullable Inside inside;
  private final boolean certain;

  /**
   * A judge.
   *
   * @param inside the fields of the first environment, or null if nobody looked
   * @param certain whether answers alone prove that a value comes out of the snapshot
   */
  public ValueJudge(@Nullable Inside inside, boolean certain) {
    this.inside = inside;
    this.certain = certain;
  }

  /**
   * Judges.
   *
   * @param answers what answers and printed lines have in common
   * @param fields what fields have in common
   * @return the findings
   */
  public List<Finding> judge(List<Frozen> answers, List<Frozen> fields) {
    Map<String, List<String>> seenAt = new LinkedHashMap<>();
    List<Finding> all = new ArrayList<>();
    for (Frozen answer : answers) {
      Set<Value> values =
          answer.values().stream().filter(it -> !isLater(it)).collect(Collectors.toSet());
      List<Frozen> culprits =
          fields.stream()
              .filter(
                  field -> field.values().stream().anyMatch(it -> Likeness.contains(values, it)))
              .toList();
      culprits.forEach(
          field ->
              seenAt.computeIfAbsent(field.place(), key -> new ArrayList<>()).add(answer.place()));
      if (culprits.isEmpty() && !values.isEmpty()) {
        all.add(ofAnswer(answer, worst(values)));
      }
    }
    fields.forEach(field -> all.add(ofField(field, seenAt.getOrDefault(field.place(), List.of()))));
    return all;
  }

  /** What the first invocation makes is no part of the snapshot. */
  private boolean isLater(Value value) {
    return inside != null
        && inside.later() != null
        && !inside.atCheckpoint().contain(value)
        && inside.later().contain(value);
  }

  private Finding ofAnswer(Frozen frozen, Shape shape) {
    if (!frozen.kept()) {
      return new Finding(
          Finding.Kind.RANDOM_STATE,
          strict(shape) ? Finding.Level.ERROR : Finding.Level.WARNING,
          frozen.place(),
          "A fresh "
              + shape.words()
              + " in each invocation, but the same ones in every environment:"
              + " they are drawn from a state that is in the snapshot.",
          "Seed the generator anew in an after-restore hook, or use the system's randomness.");
    }
    return new Finding(
        Finding.Kind.IDENTICAL_VALUE,
        strict(shape) && certain ? Finding.Level.ERROR : Finding.Level.WARNING,
        frozen.place(),
        certain
            ? "The same " + shape.words() + " in every environment: it is in the snapshot."
            : "A "
                + shape.words()
                + " that lasts as long as its environment; if it was made at initialization, it is"
                + " the same in every environment.",
        MAKE_ANEW);
  }

  private static Finding ofField(Frozen frozen, List<String> seenAt) {
    Shape shape = worst(frozen.values());
    boolean random = shape.kind() == Shape.Kind.RANDOM;
    String seen = seenAt.isEmpty() ? "" : " It is in " + String.join(", ", seenAt) + ".";
    return new Finding(
        random ? Finding.Kind.RANDOM_STATE : Finding.Kind.IDENTICAL_VALUE,
        level(shape, !seenAt.isEmpty()),
        frozen.place(),
        random
            ? "A random number generator that was seeded at initialization: every environment draws"
                + " the same numbers."
                + seen
            : "A "
                + shape.words()
                + " that was made at initialization is the same in every environment."
                + seen,
        random
            ? "Use SecureRandom or the system's randomness, or seed it in an after-restore hook."
            : MAKE_ANEW);
  }

  private static Finding.Level level(Shape shape, boolean seen) {
    if (strict(shape)) {
      return Finding.Level.ERROR;
    }
    return seen || shape.kind() == Shape.Kind.TIMESTAMP
        ? Finding.Level.WARNING
        : Finding.Level.NOTE;
  }

  private static boolean strict(Shape shape) {
    return switch (shape.kind()) {
      case UUID, TOKEN, RANDOM -> true;
      case TIMESTAMP, NUMBER, TEXT -> false;
    };
  }

  private static Shape worst(Set<Value> values) {
    return values.stream()
        .map(Value::shape)
        .min(
            Comparator.comparing(
                shape ->
                    List.of(
                            Shape.Kind.RANDOM,
                            Shape.Kind.UUID,
                            Shape.Kind.TOKEN,
                            Shape.Kind.TIMESTAMP,
                            Shape.Kind.NUMBER,
                            Shape.Kind.TEXT)
                        .indexOf(shape.kind())))
        .orElseThrow();
  }
}
