package dev.snapstart.internal.plan;

import dev.snapstart.model.AliasState;
import dev.snapstart.model.FunctionState;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.Step;
import dev.snapstart.plan.WaitReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one run knows: what Lambda said last, facet by facet, what it said before (the witness), and
 * what the run did itself. Immutable.
 */
public record World(
    Observed<FunctionState> latest,
    Observed<AliasState> alias,
    Map<String, Observed<FunctionState>> versions,
    Observed<String> account,
    Observed<String> stagedPackage,
    Observed<String> objectHash,
    Witness witness,
    Deeds deeds,
    @Nullable Pause pause) {

  /**
   * What earlier reads showed; each passed the drift check, or the run would have ended.
   *
   * @param latest the read of {@code $LATEST} before the newest one, or that one if it is the first
   * @param newestLatest the newest read of {@code $LATEST}
   * @param alias the read of the alias before the newest one, or that one if it is the first
   * @param newestAlias the newest read of the alias
   * @param firstAlias the first read of the alias
   * @param serverStart when the first answer came, by the server's clock
   */
  public record Witness(
      Observed<FunctionState> latest,
      Observed<FunctionState> newestLatest,
      Observed<AliasState> alias,
      Observed<AliasState> newestAlias,
      Observed<AliasState> firstAlias,
      @Nullable Instant serverStart) {
    private Witness sawLatest(Observed<FunctionState> seen) {
      Observed<FunctionState> before = newestLatest.isUnknown() ? seen : newestLatest;
      return new Witness(before, seen, alias, newestAlias, firstAlias, serverStart);
    }

    private Witness sawAlias(Observed<AliasState> seen) {
      Observed<AliasState> before = newestAlias.isUnknown() ? seen : newestAlias;
      Observed<AliasState> first = firstAlias.isUnknown() ? seen : firstAlias;
      return new Witness(latest, newestLatest, before, seen, first, serverStart);
    }

    private Witness startedAt(Instant instant) {
      return new Witness(latest, newestLatest, alias, newestAlias, firstAlias, instant);
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
  public record Pause(WaitReason reason, Facet facet, Instant since) {}

  public static World unknown() {
    return new World(
        Observed.unknown(),
        Observed.unknown(),
        Map.of(),
        Observed.unknown(),
        Observed.unknown(),
        Observed.unknown(),
        new Witness(
            Observed.unknown(),
            Observed.unknown(),
            Observed.unknown(),
            Observed.unknown(),
            Observed.unknown(),
            null),
        new Deeds(List.of(), null, false),
        null);
  }

  public Observed<FunctionState> version(String number) {
    return versions.getOrDefault(number, Observed.unknown());
  }

  public boolean accepted(Class<? extends Step.Write> kind) {
    return deeds.accepted().stream().anyMatch(kind::isInstance);
  }

  /** Folds in a read of {@code $LATEST}, which also moves the witness on. */
  public World readLatest(Observed<FunctionState> seen) {
    return withLatest(seen).withWitness(witness.sawLatest(seen));
  }

  public World withLatest(Observed<FunctionState> seen) {
    return new World(
        seen, alias, versions, account, stagedPackage, objectHash, witness, deeds, pause);
  }

  /** Folds in a read of the alias, which also moves the witness on. */
  public World readAlias(Observed<AliasState> seen) {
    return withAlias(seen).withWitness(witness.sawAlias(seen));
  }

  public World withAlias(Observed<AliasState> seen) {
    return new World(
        latest, seen, versions, account, stagedPackage, objectHash, witness, deeds, pause);
  }

  /** Folds in a read of a version, and what it tells of the one that was published. */
  public World readVersion(String number, Observed<FunctionState> seen) {
    World read = withVersion(number, seen);
    Published published = deeds.published();
    if (published == null || !published.version().equals(number) || seen.value().isEmpty()) {
      return read;
    }
    boolean pending = seen.value().filter(state -> "Pending".equals(state.state())).isPresent();
    return read.withPublished(
        new Published(number, published.fresh(), published.seenPending() || pending, true));
  }

  public World withVersion(String number, Observed<FunctionState> seen) {
    Map<String, Observed<FunctionState>> all = new HashMap<>(versions);
    all.put(number, seen);
    return new World(
        latest, alias, Map.copyOf(all), account, stagedPackage, objectHash, witness, deeds, pause);
  }

  public World withAccount(Observed<String> seen) {
    return new World(
        latest, alias, versions, seen, stagedPackage, objectHash, witness, deeds, pause);
  }

  public World withStagedPackage(Observed<String> seen) {
    return new World(latest, alias, versions, account, seen, objectHash, witness, deeds, pause);
  }

  public World withObjectHash(Observed<String> seen) {
    return new World(latest, alias, versions, account, stagedPackage, seen, witness, deeds, pause);
  }

  public World withServerStart(Instant instant) {
    if (witness.serverStart() != null) {
      return this;
    }
    return withWitness(witness.startedAt(instant));
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
    return new World(
        latest, alias, versions, account, stagedPackage, objectHash, witness, deeds, value);
  }

  /** Forgets one facet, so that the planner asks for it again. */
  public World forget(Facet facet) {
    return switch (facet.kind()) {
      case LATEST -> withLatest(Observed.unknown());
      case ALIAS -> withAlias(Observed.unknown());
      case VERSION -> withVersion(String.valueOf(facet.version()), Observed.unknown());
      case IDENTITY -> withAccount(Observed.unknown());
      case STAGED_PACKAGE -> withStagedPackage(Observed.unknown());
      case OBJECT_HASH -> withObjectHash(Observed.unknown());
    };
  }

  private World withWitness(Witness value) {
    return new World(
        latest, alias, versions, account, stagedPackage, objectHash, value, deeds, pause);
  }

  private World withDeeds(Deeds value) {
    return new World(
        latest, alias, versions, account, stagedPackage, objectHash, witness, value, pause);
  }
}
