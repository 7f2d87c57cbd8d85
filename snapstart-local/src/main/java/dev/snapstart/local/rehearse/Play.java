package dev.snapstart.local.rehearse;

import dev.snapstart.local.rehearse.model.Finding;
import dev.snapstart.local.run.Held;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Takes environments through restoring and two rounds of the same event, one after the other. */
final class Play {
  private static final int ROUNDS = 2;

  private final byte[] event;
  private final Duration restoreLimit;
  private final Duration timeout;

  Play(byte[] event, Duration restoreLimit, Duration timeout) {
    this.event = event.clone();
    this.restoreLimit = restoreLimit;
    this.timeout = timeout;
  }

  /** Restores all, and tells what went wrong. */
  List<Finding> restore(List<Member> members) {
    for (Member member : members) {
      Held.Phase phase = member.restore();
      if (!phase.ok()) {
        return List.of(Troubles.ofRestore(phase, restoreLimit));
      }
    }
    return List.of();
  }

  /** Invokes all, round by round and in this order, and tells what went wrong. */
  List<Finding> invoke(List<Member> members) {
    List<Finding> troubles = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (Member member : members) {
        Held.Phase phase = member.invoke(event);
        if (!phase.ok()) {
          troubles.add(Troubles.ofInvocation(phase, timeout));
          return troubles;
        }
      }
    }
    return troubles;
  }
}
