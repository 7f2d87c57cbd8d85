package dev.snapstart.maven;

import dev.snapstart.maven.parameter.Clearable;
import dev.snapstart.maven.parameter.Values;
import dev.snapstart.model.PruneGoal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The element {@code <prune>}. */
public final class PruneConfig implements Clearable {
  private static final int KEEP = 5;

  private boolean cleared;

  @Nullable String keep;
  @Nullable String olderThanDays;
  @Nullable String unusedDays;
  @Nullable String graceMinutes;

  /**
   * Takes the text of {@code <prune>true</prune>} or of {@code -Dsnapstart.prune}.
   *
   * @param text {@code true} for pruning, {@code false} or {@code none} for none
   */
  @Override
  public void set(String text) {
    cleared = Values.isNone(text) || !Values.flag("prune", text.isBlank() ? "true" : text);
  }

  @Override
  public boolean isCleared() {
    return cleared;
  }

  /** Reads the elements; what is left out has its default. */
  PruneGoal goal() {
    return goal(KEEP);
  }

  PruneGoal goal(int keepByDefault) {
    PruneGoal goal =
        PruneGoal.keeping(keep == null ? keepByDefault : Values.integer("prune.keep", keep));
    if (olderThanDays != null) {
      goal = goal.withOlderThan(days("prune.olderThanDays", olderThanDays));
    }
    if (unusedDays != null) {
      goal = goal.withUnusedFor(days("prune.unusedDays", unusedDays));
    }
    return graceMinutes == null
        ? goal
        : goal.withGrace(Duration.ofMinutes(Values.integer("prune.graceMinutes", graceMinutes)));
  }

  private static Duration days(String element, String text) {
    return Duration.ofDays(Values.integer(element, text));
  }
}
