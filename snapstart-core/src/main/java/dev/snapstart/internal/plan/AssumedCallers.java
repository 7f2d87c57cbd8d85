package dev.snapstart.internal.plan;

import dev.snapstart.model.EventSourceMapping;
import dev.snapstart.model.Permission;
import dev.snapstart.plan.CallerWrite;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.KnownCallers;
import dev.snapstart.plan.ResourcePolicy;
import dev.snapstart.plan.UrlSettings;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What would show if a caller was looked at again, or moved: what the lists said, and the moves.
 */
final class AssumedCallers {
  private static final Instant NOW = Instant.EPOCH;

  private AssumedCallers() {}

  static World written(CallerWrite write, World world) {
    World accepted = world.withAccepted(write);
    if (write instanceof CallerWrite.MoveMapping move) {
      EventSourceMapping from = move.mapping();
      EventSourceMapping moved =
          new EventSourceMapping(from.uuid(), move.functionArn(), from.sourceArn(), from.state());
      return accepted.with(Facet.mapping(from.uuid()), seen(moved));
    }
    if (write instanceof CallerWrite.MoveIntegration move) {
      return accepted.with(
          Facet.integration(move.integration()), seen(move.integration().calling(move.uri())));
    }
    return write instanceof CallerWrite.AllowCaller allow
        ? accepted.forget(Facet.allowedOn(allow.alias()))
        : accepted;
  }

  static World seen(Facet<?> facet, World world) {
    KnownCallers callers = SeenCallers.in(world);
    String name = String.valueOf(facet.name());
    return switch (facet.kind()) {
      case MAPPING ->
          callers.mappings().stream()
              .filter(it -> it.uuid().equals(name))
              .findFirst()
              .map(it -> world.with(Facet.mapping(name), seen(it)))
              .orElseThrow();
      case INTEGRATION ->
          callers.integrations().stream()
              .filter(it -> it.place().equals(name))
              .findFirst()
              .map(it -> world.with(Facet.integration(it), seen(it)))
              .orElseThrow();
      case URL ->
          callers.urlsOf(KnownCallers.LATEST).stream()
              .findFirst()
              .map(it -> new UrlSettings(it.authType(), it.invokeMode(), null))
              .map(it -> world.with(Facet.URL, seen(it)))
              .orElseThrow();
      default -> world.with(Facet.allowedOn(name), seen(allowed(name, callers, world)));
    };
  }

  private static ResourcePolicy allowed(String alias, KnownCallers callers, World world) {
    Stream<Permission> added =
        world.deeds().accepted().stream()
            .filter(CallerWrite.AllowCaller.class::isInstance)
            .map(write -> ((CallerWrite.AllowCaller) write).statement());
    List<Permission> all = Stream.concat(callers.policy(alias).stream(), added).toList();
    return new ResourcePolicy(all, null);
  }

  private static <T> Observed<T> seen(T value) {
    return new Observed.Present<>(value, NOW);
  }
}
