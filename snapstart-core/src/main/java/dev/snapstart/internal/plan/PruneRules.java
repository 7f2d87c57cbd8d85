package dev.snapstart.internal.plan;

import dev.snapstart.model.AliasLedger;
import dev.snapstart.model.AliasState;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.PruneGoal;
import dev.snapstart.model.VersionVerdict;
import dev.snapstart.model.VersionVerdict.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides which versions go: a pure function of what there is, what is wanted, and the time. What
 * is named or used anywhere stays, whatever is wanted.
 */
final class PruneRules {
  private final VersionInventory inventory;
  private final PruneGoal goal;
  private final Instant now;

  PruneRules(VersionInventory inventory, PruneGoal goal, Instant now) {
    this.inventory = inventory;
    this.goal = goal;
    this.now = now;
  }

  /** One verdict for each version: first those that go, in order, then those that stay. */
  List<VersionVerdict> verdicts() {
    List<VersionVerdict> kept = new ArrayList<>();
    List<VersionVerdict> gone = new ArrayList<>();
    int usableNewer = 0;
    Optional<FunctionState> successor = Optional.empty();
    List<FunctionState> versions = inventory.versions();
    for (int i = versions.size() - 1; i >= 0; i--) {
      FunctionState version = versions.get(i);
      VersionVerdict verdict = verdict(version, successor, usableNewer);
      (verdict.deleted() ? gone : kept).add(0, verdict);
      if (!version.isFailed()) {
        usableNewer++;
      }
      successor = Optional.of(version);
    }
    // A stable sort: within one reason the oldest goes first.
    gone.sort(Comparator.comparing(VersionVerdict::reason));
    return Stream.concat(gone.stream(), kept.stream()).toList();
  }

  private VersionVerdict verdict(
      FunctionState version, Optional<FunctionState> successor, int usableNewer) {
    return named(version)
        .or(() -> used(version))
        .or(() -> unripe(version, successor))
        .or(() -> refused(version))
        .orElseGet(() -> byState(version, usableNewer));
  }

  private Optional<VersionVerdict> named(FunctionState version) {
    String number = version.version();
    if (number.equals(inventory.wanted())) {
      return kept(version, Reason.WANTED, "this run leads to it");
    }
    for (AliasState alias : inventory.aliases()) {
      if (alias.version().equals(number)) {
        return kept(version, Reason.ALIAS, "alias " + alias.name() + " points to it");
      }
    }
    for (AliasState alias : inventory.aliases()) {
      if (alias.routingWeights().containsKey(number)) {
        return kept(version, Reason.WEIGHT, "alias " + alias.name() + " sends it a share of calls");
      }
    }
    for (AliasState alias : inventory.aliases()) {
      if (AliasLedger.parse(alias.description()).filter(it -> it.names(number)).isPresent()) {
        return kept(version, Reason.LEDGER, "the last move of alias " + alias.name() + " names it");
      }
    }
    return Optional.empty();
  }

  private Optional<VersionVerdict> used(FunctionState version) {
    String number = version.version();
    if (inventory.provisioned().contains(number)) {
      return kept(version, Reason.PROVISIONED, "it has provisioned concurrency");
    }
    if (inventory.mapped().contains(number)) {
      return kept(version, Reason.EVENT_SOURCE, "an event source mapping calls it");
    }
    if (inventory.withPolicy().contains(number)) {
      return kept(version, Reason.POLICY, "its resource policy lets somebody call it");
    }
    Instant called = inventory.lastCalls().get(number);
    if (called != null && isWithin(called, goal.unusedFor())) {
      return kept(version, Reason.CALLED, "it was called " + ago(called));
    }
    return Optional.empty();
  }

  private Optional<VersionVerdict> unripe(
      FunctionState version, Optional<FunctionState> successor) {
    if ("Pending".equals(version.state())) {
      return kept(version, Reason.PENDING, "its snapshot is being made");
    }
    if (!goal.only().includes(version)) {
      return kept(version, Reason.NOT_CONSIDERED, "this pruning is not about it");
    }
    Instant followed = successor.map(FunctionState::lastModified).orElse(null);
    if (!version.isFailed() && followed != null && isWithin(followed, goal.grace())) {
      return kept(
          version,
          Reason.GRACE,
          "its successor is younger than " + goal.grace().toMinutes() + " min");
    }
    Instant published = version.lastModified();
    if (published != null && isWithin(published, goal.olderThan())) {
      return kept(version, Reason.YOUNG, "it is younger than " + goal.olderThan().toDays() + " d");
    }
    return Optional.empty();
  }

  private Optional<VersionVerdict> refused(FunctionState version) {
    String refusal = inventory.refusals().get(version.version());
    return refusal == null
        ? Optional.empty()
        : kept(version, Reason.REFUSED, "Lambda refused to delete it: " + refusal);
  }

  private VersionVerdict byState(FunctionState version, int usableNewer) {
    if (version.isFailed()) {
      return new VersionVerdict(version, Reason.FAILED, "its snapshot failed");
    }
    if (usableNewer < goal.keep()) {
      return new VersionVerdict(version, Reason.NEWEST, "it is one of the newest " + goal.keep());
    }
    return version.isInactive()
        ? new VersionVerdict(version, Reason.INACTIVE, "it is Inactive")
        : new VersionVerdict(version, Reason.SURPLUS, usableNewer + " newer ones are there");
  }

  private boolean isWithin(Instant then, Duration time) {
    return !time.isZero() && then.isAfter(now.minus(time));
  }

  private String ago(Instant then) {
    long days = Duration.between(then, now).toDays();
    return days < 1 ? "less than a day ago" : days + " d ago";
  }

  private static Optional<VersionVerdict> kept(
      FunctionState version, Reason reason, String detail) {
    return Optional.of(new VersionVerdict(version, reason, detail));
  }
}
