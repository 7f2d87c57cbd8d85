package dev.snapstart.internal.deploy;

import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.internal.lambda.LambdaGateway;
import dev.snapstart.internal.lambda.Quotas.Bucket;
import dev.snapstart.internal.lambda.RetargetGateway;
import dev.snapstart.internal.plan.Observed;
import dev.snapstart.internal.plan.SeenCallers;
import dev.snapstart.internal.plan.World;
import dev.snapstart.model.EventSourceMapping;
import dev.snapstart.model.FunctionId;
import dev.snapstart.plan.ApiIntegration;
import dev.snapstart.plan.CallerWrite;
import dev.snapstart.plan.Facet;
import java.time.Clock;
import java.util.function.Supplier;

/** Makes the calls that look at single callers and move them. */
final class CallerCalls {
  private final FunctionId function;
  private final LambdaGateway gateway;
  private final Clock clock;

  CallerCalls(FunctionId function, LambdaGateway gateway, Clock clock) {
    this.function = function;
    this.gateway = gateway;
    this.clock = clock;
  }

  /** API Gateway has quotas of its own. */
  static Bucket bucket(CallerWrite write) {
    return write instanceof CallerWrite.MoveIntegration ? Bucket.NONE : Bucket.CONTROL_PLANE;
  }

  World observe(Facet<?> facet, World world) {
    String name = String.valueOf(facet.name());
    return switch (facet.kind()) {
      case MAPPING -> seen(world, Facet.mapping(name), () -> calls().mapping(name));
      case URL -> seen(world, Facet.URL, () -> calls().url(function));
      case ALLOWED ->
          seen(
              world,
              Facet.allowedOn(name),
              () -> gateway.inventory().getPolicy(function, name).value());
      case INTEGRATION -> integration(world, name);
      default -> throw new IllegalStateException(facet + " is no single caller");
    };
  }

  private World integration(World world, String place) {
    ApiIntegration listed =
        SeenCallers.in(world).integrations().stream()
            .filter(it -> it.place().equals(place))
            .findFirst()
            .orElseThrow();
    return seen(world, Facet.integration(listed), () -> calls().integration(listed));
  }

  private <T> World seen(World world, Facet<T> facet, Supplier<T> call) {
    try {
      return world.with(facet, new Observed.Present<>(call.get(), clock.instant()));
    } catch (CallFailure failure) {
      if (failure.kind() == CallFailure.Kind.NOT_FOUND) {
        return world.with(facet, new Observed.Absent<>(clock.instant()));
      }
      throw failure;
    }
  }

  /** What an alias allows is looked at again before each write that stands on it. */
  World write(CallerWrite write, World world) {
    if (write instanceof CallerWrite.AllowCaller allow) {
      calls().allow(function, allow);
      return world.forget(Facet.allowedOn(allow.alias()));
    }
    if (write instanceof CallerWrite.MoveMapping move) {
      EventSourceMapping moved = calls().moveMapping(move);
      return unallowed(world)
          .with(
              Facet.mapping(move.mapping().uuid()), new Observed.Present<>(moved, clock.instant()));
    }
    if (write instanceof CallerWrite.CopyUrl copy) {
      calls().copyUrl(function, copy);
      return unallowed(world);
    }
    CallerWrite.MoveIntegration move = (CallerWrite.MoveIntegration) write;
    calls().moveIntegration(move);
    return unallowed(world)
        .with(
            Facet.integration(move.integration()),
            new Observed.Present<>(move.integration().calling(move.uri()), clock.instant()));
  }

  /** What was about to be written may have been, and the alias may be gone. */
  static World forgetAfterFailure(CallerWrite write, World world) {
    World unsure = unallowed(world).forget(Facet.ALIASES);
    if (write instanceof CallerWrite.MoveMapping move) {
      return unsure.forget(Facet.mapping(move.mapping().uuid()));
    }
    if (write instanceof CallerWrite.MoveIntegration move) {
      return unsure.forget(Facet.integration(move.integration()));
    }
    return unsure.forget(Facet.URL);
  }

  /** A look that had to be repeated makes the one before it old. */
  static World forgetAfterFailure(Facet<?> facet, World world) {
    return facet.kind() == Facet.Kind.INTEGRATION ? unallowed(world) : world;
  }

  private static World unallowed(World world) {
    World all = world;
    for (Facet<?> facet : world.facets().keySet()) {
      if (facet.kind() == Facet.Kind.ALLOWED) {
        all = all.forget(facet);
      }
    }
    return all;
  }

  private RetargetGateway calls() {
    return gateway.retargeting();
  }
}
