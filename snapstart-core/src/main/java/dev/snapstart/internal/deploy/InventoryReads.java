package dev.snapstart.internal.deploy;

import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.internal.lambda.InvocationMetrics;
import dev.snapstart.internal.lambda.LambdaGateway;
import dev.snapstart.internal.lambda.Page;
import dev.snapstart.internal.lambda.Reply;
import dev.snapstart.internal.plan.Goal;
import dev.snapstart.internal.plan.Observed;
import dev.snapstart.internal.plan.World;
import dev.snapstart.model.EventSourceMapping;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.PruneGoal;
import dev.snapstart.plan.ApiIntegration;
import dev.snapstart.plan.CallHistory;
import dev.snapstart.plan.CallSeries;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.Listing;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the lists that pruning stands on, one page at a time, and folds them into the world. */
final class InventoryReads {
  private static final Set<CallFailure.Kind> NOT_PERMITTED =
      Set.of(
          CallFailure.Kind.ACCESS_DENIED,
          CallFailure.Kind.REJECTED,
          CallFailure.Kind.NOT_FOUND,
          CallFailure.Kind.UNEXPECTED);

  private final Goal goal;
  private final FunctionId function;
  private final LambdaGateway gateway;
  private final Clock clock;

  InventoryReads(Goal goal, LambdaGateway gateway, Clock clock) {
    this.goal = goal;
    this.function = goal.request().function();
    this.gateway = gateway;
    this.clock = clock;
  }

  /** Makes the next deletion look at the aliases again. */
  static World outdated(World world) {
    return world.observed(Facet.ALIASES)
            instanceof Observed.Present<Listing<dev.snapstart.model.AliasState>> seen
        ? world.with(Facet.ALIASES, new Observed.Present<>(seen.state().outdated(), seen.seenAt()))
        : world;
  }

  /** The aliases are what changes most easily, so they are always read last. */
  World observe(Facet<?> facet, World world) {
    return facet.kind() == Facet.Kind.ALIASES
        ? page(world, Facet.ALIASES, marker -> gateway.listAliases(function, marker))
        : outdated(other(facet, world));
  }

  private World other(Facet<?> facet, World world) {
    return switch (facet.kind()) {
      case VERSIONS -> versions(world);
      case PROVISIONED ->
          page(
              world,
              Facet.PROVISIONED,
              marker -> gateway.inventory().listProvisioned(function, marker));
      case MAPPINGS -> page(world, Facet.MAPPINGS, marker -> mapped(arn(world), marker));
      case URLS ->
          page(world, Facet.URLS, marker -> gateway.inventory().listUrls(function, marker));
      case INTEGRATIONS -> integrations(world, String.valueOf(facet.name()).split(" ", 2));
      case POLICY -> policy(world, String.valueOf(facet.name()));
      case CALLS -> calls(world);
      default -> throw new IllegalStateException(facet + " is not a list");
    };
  }

  private World versions(World world) {
    try {
      return page(
          world, Facet.VERSIONS, marker -> gateway.inventory().listVersions(function, marker));
    } catch (CallFailure failure) {
      if (failure.kind() == CallFailure.Kind.NOT_FOUND) {
        return world.with(Facet.VERSIONS, new Observed.Absent<>(clock.instant()));
      }
      throw failure;
    }
  }

  private <T> World page(
      World world, Facet<Listing<T>> facet, Function<@Nullable String, Reply<Page<T>>> read) {
    Listing<T> before =
        world.observed(facet).value().orElseGet(() -> new Listing<>(List.of(), null, null, true));
    Reply<Page<T>> reply = read.apply(before.resumeAt());
    Listing<T> now =
        before.plus(reply.value().items(), reply.value().nextMarker(), reply.serverTime());
    return world.with(facet, new Observed.Present<>(now, clock.instant()));
  }

  private Reply<Page<EventSourceMapping>> mapped(String arn, @Nullable String marker) {
    Reply<Page<EventSourceMapping>> reply = gateway.inventory().listMappings(marker);
    List<EventSourceMapping> own =
        reply.value().items().stream().filter(mapping -> mapping.calls(arn)).toList();
    return new Reply<>(new Page<>(own, reply.value().nextMarker()), reply.serverTime());
  }

  private World integrations(World world, String[] place) {
    ApiIntegration.Kind kind = ApiIntegration.Kind.valueOf(place[0]);
    Facet<Listing<ApiIntegration>> facet = Facet.integrations(kind, place[1]);
    try {
      return page(
          world,
          facet,
          marker ->
              new Reply<>(gateway.retargeting().listIntegrations(kind, place[1], marker), null));
    } catch (CallFailure failure) {
      if (failure.kind() == CallFailure.Kind.NOT_FOUND) {
        return world.with(facet, new Observed.Absent<>(clock.instant()));
      }
      throw failure;
    }
  }

  private static String arn(World world) {
    if (world.latest().value().isPresent()) {
      return world.latest().value().get().arn();
    }
    FunctionState any = world.observed(Facet.VERSIONS).value().orElseThrow().items().get(0);
    String[] parts = any.arn().split(":", -1);
    return parts.length > 7 ? any.arn().substring(0, any.arn().lastIndexOf(':')) : any.arn();
  }

  private World policy(World world, String qualifier) {
    String asked = qualifier.equals("$LATEST") ? null : qualifier;
    return world.with(
        Facet.policy(qualifier),
        new Observed.Present<>(
            gateway.inventory().getPolicy(function, asked).value(), clock.instant()));
  }

  /** Metrics that may not be read protect nothing, and stop nothing. */
  private World calls(World world) {
    InvocationMetrics metrics = gateway.metrics();
    Instant now = clock.instant();
    if (metrics == null) {
      return world.with(Facet.CALLS, new Observed.Absent<>(now));
    }
    try {
      CallHistory history = further(metrics, world.observed(Facet.CALLS).value().orElse(null), now);
      return world.with(Facet.CALLS, new Observed.Present<>(history, now));
    } catch (CallFailure failure) {
      if (NOT_PERMITTED.contains(failure.kind())) {
        return world.with(Facet.CALLS, new Observed.Absent<>(now));
      }
      throw failure;
    }
  }

  private CallHistory further(InvocationMetrics metrics, @Nullable CallHistory known, Instant now) {
    if (known == null || known.nextMarker() != null) {
      Page<CallSeries> page =
          metrics.listSeries(function, known == null ? null : known.nextMarker());
      List<CallSeries> before = known == null ? List.of() : known.series();
      List<CallSeries> telling =
          page.items().stream().filter(series -> series.version() != null).toList();
      return new CallHistory(
          java.util.stream.Stream.concat(before.stream(), telling.stream()).toList(),
          page.nextMarker(),
          0,
          Map.of());
    }
    List<CallSeries> batch =
        known.series().stream().skip(known.read()).limit(InvocationMetrics.MOST_SERIES).toList();
    Instant from = now.minus(goal.request().prune().map(PruneGoal::unusedFor).orElseThrow());
    return known.plus(batch.size(), metrics.lastCalls(function, batch, from, now));
  }
}
