package dev.snapstart.internal.plan;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.model.AliasState;
import dev.snapstart.model.RetargetGoal;
import dev.snapstart.plan.ApiIntegration;
import dev.snapstart.plan.CallerMoves;
import dev.snapstart.plan.CallerWrite;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.Listing;
import dev.snapstart.plan.Step;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Moves callers to an alias: reads the lists, decides on them, and has {@link CallerGuard} look
 * once more at what is about to be written.
 */
final class RetargetPhase {
  private final Goal goal;

  RetargetPhase(Goal goal) {
    this.goal = goal;
  }

  /** The next thing to know before decisions are made, or null. */
  @Nullable Step reads(World world) {
    RetargetGoal wanted = goal.request().retarget().orElse(null);
    if (wanted == null) {
      return null;
    }
    if (world.latest().isUnknown()) {
      return new Step.Observe(Facet.LATEST);
    }
    if (world.latest().isAbsent()) {
      return new Step.Stop(
          ErrorCode.FUNCTION_NOT_FOUND,
          "The function '" + goal.request().function() + "' does not exist.",
          "Check name, region and account.");
    }
    Step step = lists(world);
    if (step == null) {
      step = noAlias(world, wanted);
    }
    if (step == null) {
      step = policies(world);
    }
    return step == null && wanted.apiGateway() ? integrations(world) : step;
  }

  private static @Nullable Step lists(World world) {
    for (Facet<? extends Listing<?>> facet : List.of(Facet.ALIASES, Facet.MAPPINGS, Facet.URLS)) {
      Step step = Reads.unread(facet, world);
      if (step != null) {
        return step;
      }
    }
    return null;
  }

  private static @Nullable Step noAlias(World world, RetargetGoal wanted) {
    List<String> names = names(world);
    if (alias(names, wanted).isPresent()) {
      return null;
    }
    String alias = wanted.alias();
    // Policies are read once there is an alias to move callers to.
    if (!world.observed(Facet.policy(KnownCallers.LATEST)).isUnknown()) {
      return new Step.Stop(
          ErrorCode.DRIFT,
          "Changed during this run, and not by it: the aliases are "
              + (names.isEmpty() ? "gone" : String.join(", ", names))
              + (alias == null ? "." : ", without " + alias + "."),
          Drift.ADVICE);
    }
    if (alias == null) {
      return new Step.Stop(
          ErrorCode.INVALID_REQUEST,
          names.isEmpty()
              ? "There is no alias that callers could use."
              : "There are several aliases ('alias').",
          "Say which alias callers are to use.");
    }
    return new Step.Stop(
        ErrorCode.INVALID_REQUEST,
        "The alias '" + alias + "' does not exist ('alias').",
        names.isEmpty() ? "Create it first." : "There are: " + String.join(", ", names) + ".");
  }

  private static @Nullable Step policies(World world) {
    return KnownCallers.qualifiers(
            KnownCallers.items(world, Facet.ALIASES), KnownCallers.items(world, Facet.MAPPINGS))
        .stream()
        .map(Facet::policy)
        .filter(facet -> world.observed(facet).isUnknown())
        .findFirst()
        .<Step>map(Step.Observe::new)
        .orElse(null);
  }

  /** An id is that of a REST API or of an HTTP API. */
  private static @Nullable Step integrations(World world) {
    for (String api : KnownCallers.apis(KnownCallers.of(world).policies())) {
      Facet<Listing<ApiIntegration>> rest = Facet.integrations(ApiIntegration.Kind.REST, api);
      Facet<Listing<ApiIntegration>> http = Facet.integrations(ApiIntegration.Kind.HTTP, api);
      Step step = world.observed(rest).isAbsent() ? null : Reads.unread(rest, world);
      if (world.observed(rest).isAbsent() && !world.observed(http).isAbsent()) {
        step = Reads.unread(http, world);
      }
      if (step != null) {
        return step;
      }
    }
    return null;
  }

  /** The next step on the way, or null if all callers are where they are to be. */
  @Nullable Step next(World world) {
    if (goal.request().retarget().isEmpty()) {
      return null;
    }
    RetargetRules rules = rules(world);
    CallerGuard guard = new CallerGuard(world, rules.alias());
    for (CallerWrite write : rules.steps()) {
      Step step = guard.next(write);
      if (step != null) {
        return step;
      }
    }
    return null;
  }

  /** What was decided, once it could be. */
  Optional<CallerMoves> moves(World world) {
    return goal.request().retarget().isEmpty() || reads(world) != null
        ? Optional.empty()
        : Optional.of(rules(world).moves());
  }

  private RetargetRules rules(World world) {
    RetargetGoal wanted = goal.request().retarget().orElseThrow();
    String alias = alias(names(world), wanted).orElseThrow();
    return new RetargetRules(KnownCallers.of(world), alias, wanted);
  }

  private static List<String> names(World world) {
    return KnownCallers.items(world, Facet.ALIASES).stream().map(AliasState::name).toList();
  }

  private static Optional<String> alias(List<String> names, RetargetGoal wanted) {
    String alias = wanted.alias();
    if (alias != null) {
      return names.contains(alias) ? Optional.of(alias) : Optional.empty();
    }
    return names.size() == 1 ? Optional.of(names.get(0)) : Optional.empty();
  }
}
