package dev.snapstart.internal.plan;

import dev.snapstart.model.PruneReport;
import dev.snapstart.plan.CallerMoves;
import dev.snapstart.plan.Step;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides the next step of a run: a pure function of the goal and of what is known.
 *
 * <p>The phases are asked in order, and the first that is not content answers. Reading comes first,
 * so that the witness is complete before anything is written; the alias comes after the version is
 * ready, so that no caller ever meets a version without its snapshot.
 */
public final class Planner {
  private final Reads reads;
  private final Drift drift;
  private final EligibilityPhase eligibility;
  private final KeyPhase keys;
  private final ShiftRules shifts;
  private final RolledBack rolledBack;
  private final LatestPhase latest;
  private final HandOverPhase handOver;
  private final HandBackPhase handBack;
  private final VersionPhase version;
  private final AliasPhase alias;
  private final TagPhase tags;
  private final PrunePhase prune;
  private final RetargetPhase retarget;

  public Planner(Goal goal) {
    this.reads = new Reads(goal);
    this.drift = new Drift(goal);
    this.eligibility = new EligibilityPhase(goal);
    this.keys = new KeyPhase(goal);
    this.shifts = new ShiftRules(goal);
    this.rolledBack = new RolledBack(goal);
    this.handOver = new HandOverPhase(goal);
    this.handBack = new HandBackPhase(goal);
    this.latest = new LatestPhase(goal);
    this.version = new VersionPhase(goal);
    this.alias = new AliasPhase(goal, version);
    this.tags = new TagPhase(goal);
    this.prune = new PrunePhase(goal, version);
    this.retarget = new RetargetPhase(goal);
  }

  public Step next(World world) {
    Step step = handOver.reads(world);
    if (step == null) {
      step = handBack.reads(world);
    }
    if (step == null) {
      step = reads.next(world);
    }
    if (step == null) {
      step = prune.reads(world);
    }
    if (step == null) {
      step = retarget.reads(world);
    }
    if (step == null) {
      step = drift.next(world, version.candidate(world));
    }
    if (step == null) {
      step = handOver.underWay(world, version.candidate(world));
    }
    if (step == null) {
      step = handBack.notOurs(world);
    }
    if (step == null && !handOver.has(world, version.candidate(world))) {
      step = shifts.underWay(world, version.candidate(world));
    }
    if (step == null) {
      step = rolledBack.next(world);
    }
    if (step == null) {
      step = eligibility.next(world);
    }
    if (step == null) {
      step = keys.next(world);
    }
    if (step == null) {
      step = latest.next(world);
    }
    if (step == null) {
      step = tags.next(world);
    }
    if (step == null) {
      step = version.next(world);
    }
    if (step == null) {
      step = alias.next(world);
    }
    if (step == null) {
      step = prune.next(world);
    }
    if (step == null) {
      step = retarget.next(world);
    }
    return step == null ? new Step.Done() : step;
  }

  /** What pruning has decided, if it was asked for and has been able to look. */
  public Optional<PruneReport> pruning(World world) {
    return prune.report(world);
  }

  /** Which callers are moved, if that was asked for and could be decided. */
  public Optional<CallerMoves> callerMoves(World world) {
    return retarget.moves(world);
  }

  /** The version that the run leads to, as far as it is decided. */
  public @Nullable String candidate(World world) {
    return version.candidate(world);
  }
}
