package dev.snapstart.internal.plan;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.model.FunctionState;
import dev.snapstart.plan.Step;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Brings the tags to what is wanted, once {@code $LATEST} has settled and before anything is
 * published: a call that fails here leaves callers where they are.
 */
final class TagPhase {
  private final Goal goal;

  TagPhase(Goal goal) {
    this.goal = goal;
  }

  @Nullable Step next(World world) {
    Optional<Map<String, String>> wanted = goal.request().tags().target(Map.of());
    Optional<FunctionState> latest = world.latest().value();
    if (wanted.isEmpty() || latest.isEmpty() || world.deeds().published() != null) {
      return null;
    }
    Map<String, String> seen = latest.get().tags();
    if (seen == null) {
      return new Step.Stop(
          ErrorCode.ACCESS_DENIED,
          "The function's tags cannot be read: lambda:ListTags is missing.",
          "Allow lambda:ListTags for this function, or leave 'tags' out.");
    }
    TreeMap<String, String> toSet = new TreeMap<>(wanted.get());
    toSet.entrySet().removeIf(tag -> tag.getValue().equals(seen.get(tag.getKey())));
    if (!toSet.isEmpty()) {
      return world.accepted(Step.TagFunction.class)
          ? null
          : new Step.TagFunction(latest.get().arn(), toSet);
    }
    TreeSet<String> toRemove = new TreeSet<>(seen.keySet());
    toRemove.removeIf(name -> name.startsWith("aws:") || wanted.get().containsKey(name));
    return toRemove.isEmpty() || world.accepted(Step.UntagFunction.class)
        ? null
        : new Step.UntagFunction(latest.get().arn(), toRemove);
  }
}
