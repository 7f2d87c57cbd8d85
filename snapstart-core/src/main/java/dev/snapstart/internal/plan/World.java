package dev.snapstart.internal.plan;

import dev.snapstart.model.AliasState;
import dev.snapstart.model.FunctionState;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.Step;
import dev.snapstart.plan.WaitReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one run knows: what Lambda said last, facet by facet, what it said before (the witness), and
 * what the run did itself. Immutable.
 *
 * @param facets what was looked at; a facet that is not in here is unknown
 * @param witness what earlier reads showed
 * @param deeds what the run did itself
 * @param pause the wait that is under way, or null
 */
public record World(
    Map<Facet<?>, Observed<?>> facets, Witness witness, Deeds deeds, @Nullable Pause pause) {

  /**
   * What earlier reads showed; each passed the drift check, or the run would have ended.
   *
   * @param latest the read of {@code $LATEST} before the newest one, or that one if it is the first
   * @param newestLatest the newest read of {@code $LATEST}
   * @param alias the read of the alias before the newest one, or that one if it is the first
   * @param newestAlias the newest read of the alias
   * @param firstAlias the first read of the alias
   * @param serverStart when the first answer came, by the server's clock
   * @param serverAhead how far the server's clock is ahead of ours
   */
  public record Witness(
      Observed<FunctionState> latest,
      Observed<FunctionState> newestLatest,
      Observed<AliasState> alias,
      Observed<AliasState> newestAlias,
      Observed<AliasState> firstAlias,
      @Nullable Instant serverStart,
      Duration serverAhead) {
    private Witness sawLatest(Observed<FunctionState> seen) {
      Observed<FunctionState> before = newestLatest.isUnknown() ? seen : newestLatest;
      return new Witness(before, seen, alias, newestAlias, firstAlias, serverStart, serverAhead);
    }

    private Witness sawAlias(Observed<AliasState> seen) {
      Observed<AliasState> before = newestAlias.isUnknown() ? seen : newestAlias;
      Observed<AliasState> first = firstAlias.isUnknown() ? seen : firstAlias;
      return new Witness(latest, newestLatest, before, seen, first, serverStart, serverAhead);
    }

    private Witness accepting(Observed<AliasState> seen) {
      return new Witness(latest, newestLatest, seen, seen, firstAlias, serverStart, serverAhead);
    }

    private Witness startedAt(Instant server, Instant own) {
      return new Witness(
          latest,
          newestLatest,
          alias,
          newestAlias,
          firstAlias,
          server,
          Duration.between(own, server));
    }
  }

  /**
   * What the run did itself.
   *
   * @param accepted the writes that were answered well, in order
   * @param published the version that publishing led to, once it did
   * @param publishUncertain whether a publish was lost on the way, and may have made a version
   */
  public record Deeds(
      List<Step.Write> accepted, @Nullable Published published, boolean publishUncertain) {}

  /**
   * The version that publishing led to.
   *
   * @param version its number
   * @param fresh whether this run made it
   * @param seenPending whether this run saw its snapshot under way
   * @param read whether a read has shown it
   */
  public record Published(String version, boolean fresh, boolean seenPending, boolean read) {}

  /** A wait that is under way. */
  public record Pause(WaitReason reason, Facet<?> facet, Instant since) {}

  public static World unknown() {
    return new World(
        Map.of(),
        new Witness(
            Observed.unknown(),
            Observed.unknown(),
            Observed.unknown(),
            Observed.unknown(),
            Observed.unknown(),
            null,
            Duration.ZERO),
        new Deeds(List.of(), null, false),
        null);
  }

  /** What is known of one facet. */
  @SuppressWarnings("unchecked") // with() is the only way in, and it ties facet and value together
  public <T> Observed<T> observed(Facet<T> facet) {
    Observed<?> seen = facets.get(facet);
    return seen == null ? Observed.unknown() : (Observed<T>) seen;
  }

  public Observed<FunctionState> latest() {
    return observed(Facet.LATEST);
  }

  public Observed<AliasState> alias() {
    return observed(Facet.ALIAS);
  }

  public Observed<FunctionState> version(String number) {
    return observed(Facet.version(number));
  }

  /** The numbers of all versions that were looked at. */
  public Stream<String> versionsSeen() {
    return facets.keySet().stream()
        .filter(facet -> facet.kind() == Facet.Kind.VERSION)
        .map(Facet::version)
        .flatMap(Stream::ofNullable)
        .sorted();
  }

  public boolean accepted(Class<? extends Step.Write> kind) {
    return deeds.accepted().stream().anyMatch(kind::isInstance);
  }

  /** Keeps what was seen of a facet, or what a write made of it, without moving the witness. */
  public <T> World with(Facet<T> facet, Observed<T> seen) {
    Map<Facet<?>, Observed<?>> all = new HashMap<>(facets);
    if (seen.isUnknown()) {
      all.remove(facet);
    } else {
      all.put(facet, seen);
    }
    return new World(Map.copyOf(all), witness, deeds, pause);
  }

  /** Forgets one facet, so that the planner asks for it again. */
  public World forget(Facet<?> facet) {
    return with(facet, Observed.unknown());
  }

  /** Folds in a read of {@code $LATEST}, which also moves the witness on. */
  public World readLatest(Observed<FunctionState> seen) {
    return with(Facet.LATEST, seen).withWitness(witness.sawLatest(seen));
  }

  /** Folds in a read of the alias, which also moves the witness on. */
  public World readAlias(Observed<AliasState> seen) {
    World read = with(Facet.ALIAS, seen).withWitness(witness.sawAlias(seen));
    return waitedOut(seen) ? read.withWitness(read.witness.accepting(seen)) : read;
  }

  /** Whether weights are gone that the run waited for to go. */
  private boolean waitedOut(Observed<AliasState> seen) {
    return pause != null
        && pause.reason() == WaitReason.FOREIGN_SHIFT
        && seen.value().filter(alias -> alias.routingWeights().isEmpty()).isPresent()
        && seen.value()
            .map(AliasState::version)
            .equals(witness.newestAlias().value().map(AliasState::version));
  }

  /** Folds in a read of a version, and what it tells of the one that was published. */
  public World readVersion(String number, Observed<FunctionState> seen) {
    World read = with(Facet.version(number), seen);
    Published published = deeds.published();
    if (published == null || !published.version().equals(number) || seen.value().isEmpty()) {
      return read;
    }
    boolean pending = seen.value().filter(state -> "Pending".equals(state.state())).isPresent();
    return read.withPublished(
        new Published(number, published.fresh(), published.seenPending() || pending, true));
  }

  /** Notes when the first answer came, by the server's clock and by ours. */
  public World withServerStart(Instant server, Instant own) {
    if (witness.serverStart() != null) {
      return this;
    }
    return withWitness(witness.startedAt(server, own));
  }

  public World withAccepted(Step.Write write) {
    List<Step.Write> all = new ArrayList<>(deeds.accepted());
    all.add(write);
    return withDeeds(new Deeds(List.copyOf(all), deeds.published(), deeds.publishUncertain()));
  }

  public World withPublished(@Nullable Published published) {
    return withDeeds(new Deeds(deeds.accepted(), published, deeds.publishUncertain()));
  }

  public World withPublishUncertain() {
    return withDeeds(new Deeds(deeds.accepted(), deeds.published(), true));
  }

  public World withPause(@Nullable Pause value) {
    return new World(facets, witness, deeds, value);
  }

  private World withWitness(Witness value) {
    return new World(facets, value, deeds, pause);
  }

  private World withDeeds(Deeds value) {
    return new World(facets, witness, value, pause);
  }
}
