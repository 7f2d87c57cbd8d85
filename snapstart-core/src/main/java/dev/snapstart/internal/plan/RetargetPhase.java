package dev.snapstart.internal.plan;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.model.RetargetGoal;
import dev.snapstart.plan.ApiIntegration;
import dev.snapstart.plan.CallerMoves;
import dev.snapstart.plan.CallerWrite;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.KnownCallers;
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
    CallerReads reads = new CallerReads(goal.request().function(), wanted.alias());
    Step step = reads.lists(world);
    if (step == null) {
      step = noAlias(world, wanted, reads);
    }
    if (step == null) {
      step = CallerReads.policies(world);
    }
    return step == null && wanted.apiGateway() ? integrations(world) : step;
  }

  private static @Nullable Step noAlias(World world, RetargetGoal wanted, CallerReads reads) {
    KnownCallers callers = SeenCallers.in(world);
    if (callers.alias(wanted.alias()).isPresent()) {
      return null;
    }
    List<String> names = callers.aliasNames();
    // Policies are read once there is an alias to move callers to.
    if (!world.observed(Facet.policy(KnownCallers.LATEST)).isUnknown()) {
      return Drift.stop(
          "the aliases are "
              + (names.isEmpty() ? "gone" : String.join(", ", names))
              + (wanted.alias() == null ? "" : ", without " + wanted.alias()));
    }
    Step missing = reads.missingAlias(callers);
    return missing != null
        ? missing
        : new Step.Stop(
            ErrorCode.INVALID_REQUEST,
            names.isEmpty()
                ? "There is no alias that callers could use."
                : "There are several aliases ('alias').",
            "Say which alias callers are to use.");
  }

  /** An id is that of a REST API or of an HTTP API. */
  private static @Nullable Step integrations(World world) {
    for (String api : SeenCallers.apis(SeenCallers.in(world).policies())) {
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
    KnownCallers callers = SeenCallers.in(world);
    return new RetargetRules(callers, callers.alias(wanted.alias()).orElseThrow(), wanted);
  }
}
