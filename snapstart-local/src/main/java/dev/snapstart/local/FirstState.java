package dev.snapstart.local;

import dev.snapstart.local.state.Account;
import dev.snapstart.local.state.KmsKey;
import dev.snapstart.local.state.LambdaState;
import dev.snapstart.local.state.Snapshots;
import dev.snapstart.local.state.Timings;
import dev.snapstart.local.state.cloud.Cloud;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a server starts with: the state of an earlier run, or an empty account. */
final class FirstState {
  private FirstState() {}

  static Cloud of(
      Account account, Delays delays, List<KmsKey> keys, @Nullable Cloud kept, Instant now) {
    if (kept != null && !kept.lambda().account().equals(account)) {
      throw new IllegalStateException(
          "The state folder belongs to "
              + kept.lambda().account()
              + ", not to "
              + account
              + ": choose another folder");
    }
    // How long a snapshot takes is asked anew for each.
    Timings timings =
        new Timings(
            delays.functionCreate(),
            delays.codeUpdate(),
            delays.configurationUpdate(),
            Duration.ZERO);
    LambdaState state =
        kept == null
            ? LambdaState.empty(account, timings)
            // Whoever made the snapshots that are under way is gone.
            : Snapshots.due(kept.lambda().withTimings(timings), now);
    for (KmsKey key : keys) {
      state = state.withKey(key);
    }
    return kept == null ? Cloud.of(state) : kept.with(state);
  }
}
