package dev.snapstart.internal.plan;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.model.FunctionId;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.KnownCallers;
import dev.snapstart.plan.Listing;
import dev.snapstart.plan.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at everything that says who calls a function, whether they are to be moved or told. */
public final class CallerReads {
  private final FunctionId function;
  private final @Nullable String alias;

  /** An alias that is null need not be there. */
  public CallerReads(FunctionId function, @Nullable String alias) {
    this.function = function;
    this.alias = alias;
  }

  /** The next look, or the end if function or alias are not there; null once all was looked at. */
  public @Nullable Step next(World world) {
    Step step = lists(world);
    if (step == null) {
      step = missingAlias(SeenCallers.in(world));
    }
    return step == null ? policies(world) : step;
  }

  @Nullable Step lists(World world) {
    if (world.latest().isUnknown()) {
      return new Step.Observe(Facet.LATEST);
    }
    if (world.latest().isAbsent()) {
      return new Step.Stop(
          ErrorCode.FUNCTION_NOT_FOUND,
          "The function '" + function + "' does not exist.",
          "Check name, region and account.");
    }
    for (Facet<? extends Listing<?>> facet : List.of(Facet.ALIASES, Facet.MAPPINGS, Facet.URLS)) {
      Step step = Reads.unread(facet, world);
      if (step != null) {
        return step;
      }
    }
    return null;
  }

  @Nullable Step missingAlias(KnownCallers callers) {
    if (alias == null || callers.alias(alias).isPresent()) {
      return null;
    }
    return new Step.Stop(
        ErrorCode.INVALID_REQUEST,
        "The alias '" + alias + "' does not exist ('alias').",
        callers.aliases().isEmpty()
            ? "Create it first."
            : "There are: " + String.join(", ", callers.aliasNames()) + ".");
  }

  static @Nullable Step policies(World world) {
    return SeenCallers.qualifiers(world).stream()
        .map(Facet::policy)
        .filter(facet -> world.observed(facet).isUnknown())
        .findFirst()
        .<Step>map(Step.Observe::new)
        .orElse(null);
  }
}
