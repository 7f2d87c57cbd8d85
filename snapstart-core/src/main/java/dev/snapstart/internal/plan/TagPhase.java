package dev.snapstart.internal.plan;

import dev.snapstart.model.FunctionState;
import dev.snapstart.plan.Step;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Brings the tags to what is wanted, last of all: TagResource gives {@code $LATEST} a new revision,
 * which would make every guarded write behind it read again.
 */
final class TagPhase {
  private final Goal goal;

  TagPhase(Goal goal) {
    this.goal = goal;
  }

  @Nullable Step next(World world) {
    Optional<Map<String, String>> wanted = goal.request().tags().target(Map.of());
    Optional<FunctionState> first = world.witness().latest().value();
    if (wanted.isEmpty() || first.isEmpty()) {
      return null;
    }
    Map<String, String> seen = first.get().tags() == null ? Map.of() : first.get().tags();
    Map<String, String> toSet = new HashMap<>(wanted.get());
    toSet.entrySet().removeIf(tag -> tag.getValue().equals(seen.get(tag.getKey())));
    if (!toSet.isEmpty() && !world.accepted(Step.TagFunction.class)) {
      return new Step.TagFunction(first.get().arn(), Map.copyOf(toSet));
    }
    TreeSet<String> toRemove = new TreeSet<>(seen.keySet());
    toRemove.removeIf(name -> name.startsWith("aws:") || wanted.get().containsKey(name));
    return !toRemove.isEmpty() && !world.accepted(Step.UntagFunction.class)
        ? new Step.UntagFunction(first.get().arn(), toRemove)
        : null;
  }
}
