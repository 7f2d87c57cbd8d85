package dev.snapstart.local.control;

import dev.snapstart.local.state.Account;
import dev.snapstart.local.state.FunctionVersion;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.local.state.LambdaFunction;
import dev.snapstart.local.state.LambdaState;
import dev.snapstart.local.state.Outcome;
import dev.snapstart.local.store.StateStore;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The current state: one call at a time, kept durably before it is answered; thread-safe. */
public final class ControlPlane {
  private final Account account;
  private final Clock clock;
  private final StateStore store;
  private final BiConsumer<LambdaState, LambdaState> changes;
  private final Supplier<Duration> snapshotDurations;
  private LambdaState state;
  private @Nullable Duration drawn;
  private @Nullable SnapshotMaker maker;

  /**
   * Starts from a state.
   *
   * @param initial the state
   * @param clock tells when calls happen
   * @param store keeps what calls change
   * @param changes hears of every change, those that come with time included: before and after
   * @param snapshotDurations how long the next snapshot takes; asked once for each new version
   */
  public ControlPlane(
      LambdaState initial,
      Clock clock,
      StateStore store,
      BiConsumer<LambdaState, LambdaState> changes,
      Supplier<Duration> snapshotDurations) {
    this.state = initial;
    this.account = initial.account();
    this.clock = clock;
    this.store = store;
    this.changes = changes;
    this.snapshotDurations = snapshotDurations;
  }

  /**
   * The state as of now.
   *
   * @return an immutable state
   */
  public synchronized LambdaState state() {
    become(state.at(clock.instant()));
    return state;
  }

  /**
   * The account and region, which never change.
   *
   * @return the account
   */
  public Account account() {
    return account;
  }

  /**
   * Performs a call.
   *
   * @param call the call
   * @return the state after it, and the answer
   */
  public synchronized Outcome handle(LambdaCall call) {
    LambdaState before = state();
    if (drawn == null) {
      drawn = snapshotDurations.get();
    }
    LambdaState prepared =
        before.timings().snapshot().equals(drawn) ? before : before.withSnapshotDuration(drawn);
    Outcome outcome = prepared.handle(call, clock.instant());
    if (!outcome.state().lastVersions().equals(before.lastVersions())) {
      drawn = null;
    }
    keep(before, offered(before, outcome.state(), call.plainFunctionName()));
    return new Outcome(state, outcome.answer());
  }

  /**
   * Lets snapshots be made from now on, also those that are under way.
   *
   * @param made makes them
   */
  public synchronized void makeSnapshotsBy(SnapshotMaker made) {
    maker = made;
    // As it was kept: no time has passed yet that would settle what is under way.
    LambdaState before = state;
    LambdaState after = before;
    for (String function : before.functions().asMap().keySet()) {
      after = offered(LambdaState.empty(before.account(), before.timings()), after, function);
    }
    keep(before, after);
    made.changed(after);
  }

  /**
   * Changes the state by other means than a call of Lambda's API.
   *
   * @param change applied to the state as of now
   */
  public synchronized void change(UnaryOperator<LambdaState> change) {
    LambdaState before = state();
    keep(before, change.apply(before));
  }

  private LambdaState offered(LambdaState before, LambdaState after, @Nullable String name) {
    SnapshotMaker snapshots = maker;
    LambdaFunction function = name == null ? null : after.function(name);
    if (snapshots == null || name == null || function == null) {
      return after;
    }
    LambdaFunction known = before.function(name);
    LambdaState taken = after;
    for (FunctionVersion version : function.versions().values()) {
      boolean fresh = known == null || !version.equals(known.version(version.version()));
      if (fresh
          && version.awaitsSnapshot()
          && version.lifecycle().failure() == null
          && snapshots.takesOver(name, version)) {
        taken = taken.snapshotTakenOver(name, version.version());
      }
    }
    return taken;
  }

  private void keep(LambdaState before, LambdaState after) {
    // What settles by itself does so again after a restart; only changes need the disk.
    if (!after.equals(before)) {
      store.save(after);
    }
    become(after);
  }

  private void become(LambdaState next) {
    LambdaState before = state;
    state = next;
    changes.accept(before, next);
    if (maker != null && !next.functions().equals(before.functions())) {
      maker.changed(next);
    }
  }
}
