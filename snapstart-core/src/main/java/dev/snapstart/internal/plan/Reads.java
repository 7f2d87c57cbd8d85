package dev.snapstart.internal.plan;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.model.AliasLedger;
import dev.snapstart.model.FunctionState;
import dev.snapstart.plan.CodePackage;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.Listing;
import dev.snapstart.plan.ObjectFacts;
import dev.snapstart.plan.Step;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks at everything that decisions stand on, before the first write and again when it is stale.
 */
final class Reads {
  private final Goal goal;
  private final ExistingVersion existingVersion;

  Reads(Goal goal) {
    this.goal = goal;
    this.existingVersion = new ExistingVersion(goal);
  }

  @Nullable Step next(World world) {
    boolean latestMatters = goal.concernsLatest() && world.deeds().published() == null;
    if (latestMatters && world.latest().isUnknown()) {
      return new Step.Observe(Facet.LATEST);
    }
    if (goal.request().alias().isPresent() && world.alias().isUnknown()) {
      return new Step.Observe(Facet.ALIAS);
    }
    Step unknown = existingVersion.unknown(world);
    if (unknown != null) {
      return unknown;
    }
    Optional<String> existing = existingVersion.number(world);
    if (existing.isPresent() && world.version(existing.get()).isUnknown()) {
      return new Step.Observe(Facet.version(existing.get()));
    }
    if (latestMatters && world.latest().isAbsent() && world.observed(Facet.IDENTITY).isUnknown()) {
      return new Step.Observe(Facet.IDENTITY);
    }
    Step stop = wrongAccount(world);
    if (stop != null || !latestMatters) {
      return stop;
    }
    Step mismatch =
        world.latest().value().map(latest -> PackageTypes.mismatch(goal, latest)).orElse(null);
    if (mismatch != null) {
      return mismatch;
    }
    if (goal.publish().isPresent() && world.latest().value().isPresent()) {
      Optional<String> unseen =
          trafficked(world).filter(number -> world.version(number).isUnknown()).findFirst();
      if (unseen.isPresent()) {
        return new Step.Observe(Facet.version(unseen.get()));
      }
    }
    return codeReads(world);
  }

  /** A list that is stale has been read: whether that matters is decided later. */
  static @Nullable Step unread(Facet<? extends Listing<?>> facet, World world) {
    Observed<? extends Listing<?>> seen = world.observed(facet);
    boolean unfinished = seen.value().filter(list -> list.nextMarker() != null).isPresent();
    return seen.isUnknown() || unfinished ? new Step.Observe(facet) : null;
  }

  /** The versions that have traffic, or are to get it: the alias's, and those of own shifts. */
  static Stream<String> trafficked(World world) {
    return world.alias().value().stream()
        .flatMap(
            alias ->
                Stream.of(
                        Stream.of(alias.version()),
                        HandOver.targets(world, alias),
                        AliasLedger.validFor(alias).flatMap(AliasLedger::shiftingTo).stream()
                            .filter(alias.routingWeights()::containsKey))
                    .flatMap(versions -> versions))
        .filter(version -> !version.startsWith("$"));
  }

  private @Nullable Step codeReads(World world) {
    CodePackage code = goal.code();
    if (code == null) {
      return null;
    }
    Optional<FunctionState> latest = world.latest().value();
    if (code.sha256() == null) {
      return hashReads(world, code, latest);
    }
    boolean differs = latest.isEmpty() || !latest.get().codeSha256().equals(code.sha256());
    return differs && goal.staging() != null && world.observed(Facet.STAGED_PACKAGE).isUnknown()
        ? new Step.Observe(Facet.STAGED_PACKAGE)
        : null;
  }

  /** What S3 keeps of it costs one read of S3; without it a dry run of Lambda's tells. */
  private static @Nullable Step hashReads(
      World world, CodePackage code, Optional<FunctionState> latest) {
    if (code instanceof CodePackage.InS3) {
      if (world.observed(Facet.S3_OBJECT).isUnknown()) {
        return new Step.Observe(Facet.S3_OBJECT);
      }
      if (world.observed(Facet.S3_OBJECT).value().map(ObjectFacts::sha256).isPresent()) {
        return null;
      }
    }
    // Lambda refuses even a dry run while an update is in progress.
    return latest.filter(state -> !state.isInProgress()).isPresent()
            && world.observed(Facet.CODE_HASH).isUnknown()
        ? new Step.Observe(Facet.CODE_HASH)
        : null;
  }

  private @Nullable Step wrongAccount(World world) {
    Optional<String> expected = goal.request().expectedAccount();
    if (expected.isEmpty()) {
      return null;
    }
    String actual = account(world);
    if (actual == null) {
      return world.observed(Facet.IDENTITY).isUnknown()
          ? new Step.Observe(Facet.IDENTITY)
          : new Step.Stop(
              ErrorCode.WRONG_ACCOUNT,
              "Nothing tells which account the credentials belong to ('expectedAccount').",
              "Give the host's clients an STS client, or leave 'expectedAccount' out.");
    }
    if (actual.equals(expected.get())) {
      return null;
    }
    return new Step.Stop(
        ErrorCode.WRONG_ACCOUNT,
        "The credentials belong to account "
            + actual
            + ", not to "
            + expected.get()
            + " ('expectedAccount').",
        "Use the profile or role of account " + expected.get() + ".");
  }

  /** The account as far as anything has told it, or null. */
  static @Nullable String account(World world) {
    Optional<FunctionState> latest =
        world.latest().value().or(() -> world.witness().latest().value());
    if (latest.isPresent()) {
      return latest.get().account();
    }
    Optional<String> versioned =
        world
            .versionsSeen()
            .flatMap(number -> world.version(number).value().stream())
            .map(FunctionState::account)
            .findFirst();
    return versioned.or(() -> world.observed(Facet.IDENTITY).value()).orElse(null);
  }
}
