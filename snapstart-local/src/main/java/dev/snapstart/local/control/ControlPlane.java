package dev.snapstart.local.control;

import dev.snapstart.local.state.Account;
import dev.snapstart.local.state.FunctionVersion;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.local.state.LambdaFunction;
import dev.snapstart.local.state.LambdaState;
import dev.snapstart.local.state.Outcome;
import dev.snapstart.local.state.Snapshots;
import dev.snapstart.local.state.cloud.Cloud;
import dev.snapstart.local.store.StateStore;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
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
  private Cloud cloud;
  private @Nullable Duration drawn;
  private @Nullable SnapshotMaker maker;

  /**
   * Starts from a state.
   *
   * @param initial what the services know
   * @param clock tells when calls happen
   * @param store keeps what calls change
   * @param changes hears of every change, those that come with time included: before and after
   * @param snapshotDurations how long the next snapshot takes; asked once for each new version
   */
  public ControlPlane(
      Cloud initial,
      Clock clock,
      StateStore store,
      BiConsumer<LambdaState, LambdaState> changes,
      Supplier<Duration> snapshotDurations) {
    this.cloud = initial;
    this.account = initial.lambda().account();
    this.clock = clock;
    this.store = store;
    this.changes = changes;
    this.snapshotDurations = snapshotDurations;
  }

  /**
   * Lambda's state as of now.
   *
   * @return an immutable state
   */
  public synchronized LambdaState state() {
    return cloud().lambda();
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
   * What all services know as of now.
   *
   * @return an immutable cloud
   */
  public synchronized Cloud cloud() {
    become(cloud.at(clock.instant()));
    return cloud;
  }

  /**
   * Performs a call of Lambda.
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
    keep(cloud.with(offered(before, outcome.state(), call.plainFunctionName())));
    return new Outcome(cloud.lambda(), outcome.answer());
  }

  /**
   * Lets snapshots be made from now on, also those that are under way.
   *
   * @param made makes them
   */
  public synchronized void makeSnapshotsBy(SnapshotMaker made) {
    maker = made;
    // As it was kept: no time has passed yet that would settle what is under way.
    LambdaState before = cloud.lambda();
    LambdaState after = before;
    for (String function : before.functions().asMap().keySet()) {
      after = offered(LambdaState.empty(before.account(), before.timings()), after, function);
    }
    keep(cloud.with(after));
    made.changed(after);
  }

  /**
   * Performs a call of another service.
   *
   * @param call the call
   * @param <T> the kind of answer
   * @return the answer
   * @throws dev.snapstart.local.state.Refusal if the call is refused
   */
  public synchronized <T> T perform(Cloud.Call<T> call) {
    Cloud.Outcome<T> outcome =
        call.perform(cloud(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    keep(outcome.cloud());
    return outcome.answer();
  }

  /**
   * Changes the state by other means than a call of Lambda's API.
   *
   * @param change applied to the state as of now
   */
  public synchronized void change(UnaryOperator<LambdaState> change) {
    keep(cloud.with(change.apply(state())));
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
        taken = Snapshots.takenOver(taken, name, version.version());
      }
    }
    return taken;
  }

  private void keep(Cloud after) {
    // What settles by itself does so again after a restart; only changes need the disk.
    if (!after.equals(cloud)) {
      store.save(after);
    }
    become(after);
  }

  private void become(Cloud next) {
    LambdaState before = cloud.lambda();
    cloud = next;
    changes.accept(before, next.lambda());
    if (maker != null && !next.lambda().functions().equals(before.functions())) {
      maker.changed(next.lambda());
    }
  }
}
