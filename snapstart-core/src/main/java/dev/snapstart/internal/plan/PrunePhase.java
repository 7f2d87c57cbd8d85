package dev.snapstart.internal.plan;

import dev.snapstart.model.AliasState;
import dev.snapstart.model.EventSourceMapping;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.PruneGoal;
import dev.snapstart.model.PruneReport;
import dev.snapstart.model.VersionVerdict;
import dev.snapstart.model.VersionVerdict.Reason;
import dev.snapstart.plan.CallHistory;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.Listing;
import dev.snapstart.plan.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Deletes versions that nothing needs, once all else is as wanted, one at a time.
 *
 * <p>What protects a version is read before the first write, for the plan, and again before
 * anything is deleted: the aliases before each deletion, all else when it is a minute old.
 */
final class PrunePhase {
  private static final Duration FRESH = Duration.ofMinutes(1);
  private static final Set<Reason> SET_FREE = Set.of(Reason.ALIAS, Reason.WEIGHT, Reason.LEDGER);

  private final Goal goal;
  private final VersionPhase version;

  PrunePhase(Goal goal, VersionPhase version) {
    this.goal = goal;
    this.version = version;
  }

  /** Reads what the decisions stand on, for the plan: in the beginning, or on after that. */
  @Nullable Step reads(World world) {
    if (goal.request().prune().isEmpty() || world.accepted(Step.Write.class)) {
      return null;
    }
    Step step = lists(world);
    return step == null ? policies(possible(verdicts(world)), world) : step;
  }

  /**
   * The versions that go, and those that the run's own moves may set free: the plan is made without
   * looking again.
   */
  private List<VersionVerdict> possible(List<VersionVerdict> verdicts) {
    boolean publishes = goal.publish().isPresent();
    Optional<VersionVerdict> nextSurplus =
        verdicts.stream()
            .filter(verdict -> publishes && verdict.reason() == Reason.NEWEST)
            .findFirst();
    return verdicts.stream()
        .filter(
            verdict ->
                verdict.deleted()
                    || (goal.request().alias().isPresent() && SET_FREE.contains(verdict.reason()))
                    || nextSurplus.filter(verdict::equals).isPresent())
        .toList();
  }

  @Nullable Step next(World world) {
    if (goal.request().prune().isEmpty()) {
      return null;
    }
    Step step = lists(world);
    if (step != null || next(verdicts(world), world).isEmpty()) {
      return step;
    }
    step = current(Facet.ALIASES, world);
    if (step != null) {
      return step;
    }
    step = policies(verdicts(world).stream().filter(VersionVerdict::deleted).toList(), world);
    Optional<VersionVerdict> next = next(verdicts(world), world);
    if (step != null || next.isEmpty()) {
      return step;
    }
    step = refresh(world, next.get().version());
    return step == null ? deletion(next.get()) : step;
  }

  /** What was decided, for plans and results; deletions that were made are in it. */
  Optional<PruneReport> report(World world) {
    if (goal.request().prune().isEmpty() || !isListed(world)) {
      return Optional.empty();
    }
    List<VersionVerdict> all = verdicts(world);
    boolean asked = !prune().unusedFor().isZero();
    return Optional.of(
        new PruneReport(
            all.stream().filter(VersionVerdict::deleted).toList(),
            all.stream().filter(verdict -> !verdict.deleted()).toList(),
            asked && world.observed(Facet.CALLS).isAbsent()
                ? Optional.of("CloudWatch's metrics could not be read")
                : Optional.empty()));
  }

  private static boolean isListed(World world) {
    return world.observed(Facet.VERSIONS).value().isPresent();
  }

  private @Nullable Step lists(World world) {
    Step step = Reads.unread(Facet.VERSIONS, world);
    if (step == null && world.observed(Facet.VERSIONS).isAbsent() && goal.code() == null) {
      return new CreateCompleteness(goal).missing();
    }
    if (step != null || world.observed(Facet.VERSIONS).isAbsent()) {
      return step;
    }
    for (Facet<? extends Listing<?>> facet :
        List.of(Facet.ALIASES, Facet.PROVISIONED, Facet.MAPPINGS)) {
      step = Reads.unread(facet, world);
      if (step != null) {
        return step;
      }
    }
    boolean asksForCalls = !prune().unusedFor().isZero();
    if (asksForCalls
        && !world.observed(Facet.CALLS).isAbsent()
        && !world.observed(Facet.CALLS).value().filter(CallHistory::isComplete).isPresent()) {
      return new Step.Observe(Facet.CALLS);
    }
    return numbers(world).stream()
        .filter(number -> world.version(number).isUnknown())
        .findFirst()
        .map(number -> new Step.Observe(Facet.version(number)))
        .orElse(null);
  }

  private static @Nullable Step current(Facet<? extends Listing<?>> facet, World world) {
    return world.observed(facet).value().filter(Listing::isCurrent).isPresent()
        ? null
        : new Step.Observe(facet);
  }

  /** Only versions that would go are asked for their policies. */
  private @Nullable Step policies(List<VersionVerdict> candidates, World world) {
    return candidates.stream()
        .map(VersionVerdict::version)
        .filter(number -> !isDeleted(number, world))
        .filter(number -> world.observed(Facet.policy(number)).isUnknown())
        .findFirst()
        .map(number -> (Step) new Step.Observe(Facet.policy(number)))
        .orElse(null);
  }

  private @Nullable Step refresh(World world, String number) {
    Instant now = seenAt(world.observed(Facet.ALIASES));
    for (Facet<?> facet : List.of(Facet.PROVISIONED, Facet.MAPPINGS, Facet.policy(number))) {
      if (seenAt(world.observed(facet)).isBefore(now.minus(FRESH))) {
        return new Step.Observe(facet);
      }
    }
    return null;
  }

  private static Step deletion(VersionVerdict verdict) {
    return new Step.DeleteVersion(verdict.version());
  }

  private static Optional<VersionVerdict> next(List<VersionVerdict> verdicts, World world) {
    return verdicts.stream()
        .filter(VersionVerdict::deleted)
        .filter(verdict -> !isDeleted(verdict.version(), world))
        .findFirst();
  }

  private static boolean isDeleted(String number, World world) {
    return world.deeds().accepted().contains(new Step.DeleteVersion(number));
  }

  private List<VersionVerdict> verdicts(World world) {
    Optional<Listing<AliasState>> aliases = world.observed(Facet.ALIASES).value();
    if (!isListed(world) || aliases.isEmpty()) {
      return List.of();
    }
    Instant serverTime = aliases.get().serverTime();
    Instant now = serverTime != null ? serverTime : seenAt(world.observed(Facet.ALIASES));
    return new PruneRules(inventory(world, aliases.get().items()), prune(), now).verdicts();
  }

  private VersionInventory inventory(World world, List<AliasState> aliases) {
    List<String> numbers = numbers(world);
    Set<String> withPolicy = new HashSet<>();
    Map<String, String> refusals = new HashMap<>();
    List<FunctionState> versions = new ArrayList<>();
    for (String number : numbers) {
      world.version(number).value().ifPresent(versions::add);
      world
          .observed(Facet.policy(number))
          .value()
          .filter(policy -> !policy.statements().isEmpty())
          .ifPresent(policy -> withPolicy.add(number));
      world.observed(Facet.refusal(number)).value().ifPresent(text -> refusals.put(number, text));
    }
    return new VersionInventory(
        versions,
        version.candidate(world),
        aliases,
        items(world, Facet.PROVISIONED),
        mapped(world),
        withPolicy,
        world.observed(Facet.CALLS).value().map(CallHistory::lastCalls).orElse(Map.of()),
        refusals);
  }

  /** The listed versions, and the one that this run published since. */
  private List<String> numbers(World world) {
    Set<String> numbers = new HashSet<>();
    world
        .observed(Facet.VERSIONS)
        .value()
        .ifPresent(list -> list.items().forEach(state -> numbers.add(state.version())));
    numbers.remove("$LATEST");
    String candidate = version.candidate(world);
    if (candidate != null && world.version(candidate).value().isPresent()) {
      numbers.add(candidate);
    }
    return numbers.stream().sorted(Comparator.comparingLong(PrunePhase::age)).toList();
  }

  /** A version that is only planned is the newest. */
  private static long age(String number) {
    return number.equals(Forecast.NEW_VERSION) ? Long.MAX_VALUE : Long.parseLong(number);
  }

  private static Set<String> items(World world, Facet<Listing<String>> facet) {
    return world.observed(facet).value().map(list -> Set.copyOf(list.items())).orElse(Set.of());
  }

  private static Set<String> mapped(World world) {
    return world.observed(Facet.MAPPINGS).value().stream()
        .flatMap(list -> list.items().stream())
        .map(EventSourceMapping::qualifier)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Instant seenAt(Observed<?> seen) {
    if (seen instanceof Observed.Present<?> present) {
      return present.seenAt();
    }
    return seen instanceof Observed.Absent<?> absent ? absent.seenAt() : Instant.EPOCH;
  }

  private PruneGoal prune() {
    return goal.request().prune().orElseThrow();
  }
}
