package dev.snapstart.local.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Snapshots that somebody makes, instead of time alone; pure. */
public final class Snapshots {
  private Snapshots() {}

  /**
   * Takes a snapshot off the agenda: the version stays Pending until {@link #ended} is told.
   *
   * @param state the state
   * @param function the function's plain name
   * @param version the version's number
   * @return the changed copy, or the state where no snapshot of that version is due, or it is
   *     planned to fail
   */
  public static LambdaState takenOver(LambdaState state, String function, String version) {
    LambdaFunction owner = state.function(function);
    FunctionVersion pending = pending(owner, version);
    if (pending == null || owner == null || pending.lifecycle().failure() != null) {
      return state;
    }
    Draft draft = new Draft(state, Instant.EPOCH);
    draft.withdraw(
        owner, pending.withLifecycle(pending.lifecycle().withDue(null), pending.revisionId()));
    return draft.toState();
  }

  /**
   * Settles a version whose snapshot was made, or failed.
   *
   * @param state the state
   * @param function the function's plain name
   * @param version the version's number
   * @param failure why there is no snapshot, null where there is one
   * @return the changed copy, or the state where that version is no longer Pending
   */
  public static LambdaState ended(
      LambdaState state, String function, String version, @Nullable SnapshotFailure failure) {
    LambdaFunction owner = state.function(function);
    FunctionVersion pending = pending(owner, version);
    if (pending == null || owner == null) {
      return state;
    }
    Lifecycle ended = failure == null ? Lifecycle.optimized() : Lifecycle.failed(failure);
    Draft draft = new Draft(state, Instant.EPOCH);
    draft.withdraw(owner, pending.withLifecycle(ended, draft.nextId()));
    return draft.toState();
  }

  /**
   * Puts snapshots that nobody makes any more back on the agenda.
   *
   * @param state the state
   * @param due when they are ready
   * @return the changed copy
   */
  public static LambdaState due(LambdaState state, Instant due) {
    Draft draft = new Draft(state, Instant.EPOCH);
    for (LambdaFunction function : state.functions().values()) {
      LambdaFunction owner = function;
      for (FunctionVersion version : function.versions().values()) {
        Lifecycle lifecycle = version.lifecycle();
        if (lifecycle.pending() && lifecycle.due() == null) {
          owner =
              draft.put(owner, version.withLifecycle(lifecycle.withDue(due), version.revisionId()));
        }
      }
    }
    return draft.toState();
  }

  private static @Nullable FunctionVersion pending(
      @Nullable LambdaFunction function, String version) {
    FunctionVersion snapshot = function == null ? null : function.version(version);
    return snapshot != null && snapshot.awaitsSnapshot() ? snapshot : null;
  }
}
