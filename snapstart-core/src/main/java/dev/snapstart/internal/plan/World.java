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
 * What one run knows: what Lambda said last, facet by facet, what it said first (the witness), and
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

  /** What was seen first, and when by the server's clock. */
  public record Witness(
      Observed<FunctionState> latest, Observed<AliasState> alias, @Nullable Instant serverStart) {}

  /**
   * What the run did itself.
   *
   * @param accepted the writes that were answered well, in order
   * @param published the version that publishing led to, once it did
   */
  public record Deeds(List<Step.Write> accepted, @Nullable Published published) {}

  /**
   * The version that publishing led to.
   *
   * @param version its number
   * @param fresh whether this run made it
   * @param seenPending whether this run saw its snapshot under way
   */
  public record Published(String version, boolean fresh, boolean seenPending) {}

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
        new Witness(Observed.unknown(), Observed.unknown(), null),
        new Deeds(List.of(), null),
        null);
  }

  public Observed<FunctionState> version(String number) {
    return versions.getOrDefault(number, Observed.unknown());
  }

  public boolean accepted(Class<? extends Step.Write> kind) {
    return deeds.accepted().stream().anyMatch(kind::isInstance);
  }

  public World withLatest(Observed<FunctionState> seen) {
    Witness first =
        witness.latest().isUnknown() && !seen.isUnknown()
            ? new Witness(seen, witness.alias(), witness.serverStart())
            : witness;
    return new World(
        seen, alias, versions, account, stagedPackage, objectHash, first, deeds, pause);
  }

  public World withAlias(Observed<AliasState> seen) {
    Witness first =
        witness.alias().isUnknown() && !seen.isUnknown()
            ? new Witness(witness.latest(), seen, witness.serverStart())
            : witness;
    return new World(
        latest, seen, versions, account, stagedPackage, objectHash, first, deeds, pause);
  }

  public World withVersion(String number, Observed<FunctionState> seen) {
    Map<String, Observed<FunctionState>> all = new HashMap<>(versions);
    all.put(number, seen);
    Published published = deeds.published();
    Deeds updated = deeds;
    if (published != null
        && published.version().equals(number)
        && seen.value().filter(state -> "Pending".equals(state.state())).isPresent()) {
      updated = new Deeds(deeds.accepted(), new Published(number, published.fresh(), true));
    }
    return new World(
        latest,
        alias,
        Map.copyOf(all),
        account,
        stagedPackage,
        objectHash,
        witness,
        updated,
        pause);
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
    Witness started = new Witness(witness.latest(), witness.alias(), instant);
    return new World(
        latest, alias, versions, account, stagedPackage, objectHash, started, deeds, pause);
  }

  public World withAccepted(Step.Write write) {
    List<Step.Write> all = new ArrayList<>(deeds.accepted());
    all.add(write);
    return withDeeds(new Deeds(List.copyOf(all), deeds.published()));
  }

  public World withPublished(@Nullable Published published) {
    return withDeeds(new Deeds(deeds.accepted(), published));
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

  private World withDeeds(Deeds value) {
    return new World(
        latest, alias, versions, account, stagedPackage, objectHash, witness, value, pause);
  }
}
