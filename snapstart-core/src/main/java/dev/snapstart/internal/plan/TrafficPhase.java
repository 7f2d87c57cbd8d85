package dev.snapstart.internal.plan;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.model.AliasGoal;
import dev.snapstart.model.AliasLedger;
import dev.snapstart.model.AliasState;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.Step;
import dev.snapstart.plan.WaitReason;
import dev.snapstart.traffic.GateResult;
import dev.snapstart.traffic.ShiftStrategy;
import dev.snapstart.traffic.TrafficGate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What lies between a version that is ready and the alias that points to it: gates and portions.
 *
 * <p>Everything is decided on the alias alone, its routing weights and its ledger, so that any
 * process on any machine goes on with a shift that another one began.
 */
final class TrafficPhase {
  /** Alarms and metrics change by the minute; the alias is looked at as often. */
  static final Duration LOOK = Duration.ofSeconds(15);

  private final ShiftRules rules;

  TrafficPhase(Goal goal) {
    this.rules = new ShiftRules(goal);
  }

  /** The next step before the alias may be created on a version, or null. */
  @Nullable Step beforeCreation(World world, AliasGoal wanted, String target) {
    return gates(world, wanted, wanted.shift().gates(), target, null, null);
  }

  /** The next step before CodeDeploy may have the alias, or null; alarms are its business. */
  @Nullable Step beforeHandOver(
      World world, AliasGoal wanted, String target, AliasState alias, Instant seenAt) {
    GateResult failure = failure(world, wanted);
    if (failure != null) {
      return turnBack(world, wanted, target, alias, seenAt, failure);
    }
    List<TrafficGate> own =
        wanted.shift().gates().stream()
            .filter(gate -> !(gate instanceof TrafficGate.Alarms))
            .toList();
    Step gate = gates(world, wanted, own, target, alias, seenAt);
    return gate != null || wanted.shift().strategy().kind() == ShiftStrategy.Kind.ALL_AT_ONCE
        ? gate
        : rules.impossible(world, wanted, target, alias);
  }

  /** The next step before the alias may make its last move, or null. */
  @Nullable Step beforeMove(
      World world, AliasGoal wanted, String target, AliasState alias, Instant seenAt) {
    boolean there = alias.version().equals(target);
    GateResult failure = there ? null : failure(world, wanted);
    if (failure != null) {
      return turnBack(world, wanted, target, alias, seenAt, failure);
    }
    if (there) {
      return null;
    }
    ShiftStrategy strategy = wanted.shift().strategy();
    boolean inPortions =
        strategy.kind() != ShiftStrategy.Kind.ALL_AT_ONCE && !alias.version().startsWith("$");
    int share = share(alias, target);
    Instant began = share == 0 ? null : began(world, alias, seenAt);
    Step gate = gates(world, wanted, wanted.shift().gates(), target, alias, seenAt);
    if (gate != null || !inPortions) {
      return gate;
    }
    if (began == null) {
      Step impossible = rules.impossible(world, wanted, target, alias);
      return impossible != null ? impossible : weigh(world, wanted, target, alias, seenAt, 0);
    }
    Instant until = began.plus(strategy.interval()).minus(world.witness().serverAhead());
    if (seenAt.isBefore(until)) {
      return await(world, wanted, share, target, seenAt, until, began);
    }
    return weigh(world, wanted, target, alias, seenAt, share);
  }

  /** The next portion, or null if the last move is next. */
  private static @Nullable Step weigh(
      World world, AliasGoal wanted, String target, AliasState alias, Instant seenAt, int share) {
    List<Integer> shares = wanted.shift().strategy().shares();
    for (int i = 0; i < shares.size(); i++) {
      if (shares.get(i) > share) {
        int percent = shares.get(i);
        boolean accepted =
            world.deeds().accepted().stream()
                .anyMatch(
                    write -> write instanceof Step.WeighAlias weigh && weigh.percent() == percent);
        if (accepted) {
          return Waits.visibility(world, Facet.ALIAS, seenAt, "shifting " + percent + "%");
        }
        AliasLedger ledger =
            AliasLedger.shifting(alias, target, wanted.shift().strategy().name(), i + 1);
        return new Step.WeighAlias(
            alias.name(),
            alias.version(),
            target,
            percent,
            ledger.appendTo(AliasLedger.userPart(alias.description())),
            alias.revisionId());
      }
    }
    return null;
  }

  private static Step await(
      World world,
      AliasGoal wanted,
      int share,
      String target,
      Instant seenAt,
      Instant until,
      Instant began) {
    Instant look = seenAt.plus(LOOK);
    StringBuilder seen = new StringBuilder().append(share).append("% on ").append(target);
    monitors(wanted)
        .map(gate -> world.observed(Facet.gate(gate.name())).value())
        .flatMap(Optional::stream)
        .forEach(result -> seen.append(", ").append(result.gate()).append(": ok"));
    return new Step.WaitUntil(
        look.isBefore(until) ? look : until,
        began.minus(world.witness().serverAhead()),
        WaitReason.SHIFT,
        Facet.ALIAS,
        seen.toString());
  }

  /** The next gate to ask: each one before any traffic, and all but the smoke test at each look. */
  private @Nullable Step gates(
      World world,
      AliasGoal wanted,
      List<TrafficGate> asked,
      String target,
      @Nullable AliasState alias,
      @Nullable Instant seenAt) {
    GateResult failure = failure(world, wanted);
    if (failure != null) {
      return failed(failure, "The alias was not created.");
    }
    int share = alias == null ? 0 : share(alias, target);
    Instant began =
        alias == null || seenAt == null || share == 0 ? null : began(world, alias, seenAt);
    for (TrafficGate gate : asked) {
      Observed<GateResult> said = world.observed(Facet.gate(gate.name()));
      boolean stale =
          !(gate instanceof TrafficGate.SmokeTest)
              && share > 0
              && said instanceof Observed.Present<GateResult> present
              && present.seenAt().isBefore(seenAt);
      if (said.isUnknown() || stale) {
        return new Step.CheckGate(gate.name(), target, share, began);
      }
    }
    return null;
  }

  private static java.util.stream.Stream<TrafficGate> monitors(AliasGoal wanted) {
    return wanted.shift().gates().stream().filter(gate -> !(gate instanceof TrafficGate.SmokeTest));
  }

  private static @Nullable GateResult failure(World world, AliasGoal wanted) {
    return wanted.shift().gates().stream()
        .map(gate -> world.observed(Facet.gate(gate.name())).value())
        .flatMap(Optional::stream)
        .filter(result -> !result.passed())
        .findFirst()
        .orElse(null);
  }

  private static Step turnBack(
      World world,
      AliasGoal wanted,
      String target,
      AliasState alias,
      Instant seenAt,
      GateResult failure) {
    if (alias.routingWeights().containsKey(target)) {
      if (world.accepted(Step.ReturnTraffic.class)) {
        return Waits.visibility(world, Facet.ALIAS, seenAt, "returning the traffic");
      }
      return new Step.ReturnTraffic(
          wanted.name(),
          target,
          alias.version(),
          AliasLedger.withoutShift(alias),
          alias.revisionId());
    }
    boolean hadTraffic =
        world.accepted(Step.WeighAlias.class)
            || world
                .witness()
                .firstAlias()
                .value()
                .filter(first -> first.routingWeights().containsKey(target))
                .isPresent();
    return failed(
        failure,
        hadTraffic
            ? "All traffic is back on version " + alias.version() + "."
            : "The alias was not moved.");
  }

  private static Step failed(GateResult failure, String consequence) {
    return new Step.Stop(
        ErrorCode.GATE_FAILED,
        "The gate '" + failure.gate() + "' failed: " + failure.detail() + ". " + consequence,
        "Find out why, then deploy again: a shift begins anew.");
  }

  /** The share of traffic of a version, in percent. */
  static int share(AliasState alias, String version) {
    return (int) Math.round(alias.routingWeights().getOrDefault(version, 0.0) * 100);
  }

  /** The same, and 100 for the version that the alias points to without weights. */
  static int traffic(AliasState alias, String version) {
    return alias.version().equals(version) ? 100 : share(alias, version);
  }

  /** When the present portion began, by the server's clock. */
  private static Instant began(World world, AliasState alias, Instant seenAt) {
    Optional<Instant> noted = AliasLedger.validFor(alias).flatMap(AliasLedger::at);
    World.Pause pause = world.pause();
    return noted.orElseGet(
        () ->
            (pause != null && pause.reason() == WaitReason.SHIFT ? pause.since() : seenAt)
                .plus(world.witness().serverAhead()));
  }
}
