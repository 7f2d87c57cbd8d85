package dev.snapstart.local.rehearse;

import dev.snapstart.local.rehearse.capture.Answers;
import dev.snapstart.local.rehearse.capture.Appraiser;
import dev.snapstart.local.rehearse.linux.ProcessMemory;
import dev.snapstart.local.rehearse.model.Figures;
import dev.snapstart.local.rehearse.model.Observations;
import dev.snapstart.local.run.Held;
import dev.snapstart.local.run.api.PhaseEnd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One environment of a rehearsal, with what was observed of it; not thread-safe. */
final class Member {
  private final Held held;
  private final long pid;
  private final Appraiser appraiser;
  private final @Nullable Duration init;
  private final boolean inspected;
  private final long heldMb;
  private final List<Duration> invocations = new ArrayList<>();
  private final List<Observations> rounds = new ArrayList<>();
  private @Nullable Duration restore;
  private long restoredMb;
  private long invokedMb;
  private boolean answered = true;

  Member(Held held, long pid, Appraiser appraiser, @Nullable Duration init, boolean inspected) {
    this.held = held;
    this.pid = pid;
    this.appraiser = appraiser;
    this.init = init;
    this.inspected = inspected;
    heldMb = ProcessMemory.residentMb(pid);
  }

  long pid() {
    return pid;
  }

  Appraiser appraiser() {
    return appraiser;
  }

  Held.Phase restore() {
    Held.Phase phase = held.restore();
    restore = phase.took();
    restoredMb = ProcessMemory.residentMb(pid);
    return phase;
  }

  Held.Phase invoke(byte[] payload) {
    List<String> unused = held.lines();
    Held.Phase phase = held.invoke(payload);
    invocations.add(phase.took());
    invokedMb = ProcessMemory.residentMb(pid);
    if (phase.how() instanceof PhaseEnd.Ok ok) {
      rounds.add(Answers.of(appraiser, ok.payload(), held.lines()));
    } else {
      answered = false;
    }
    return phase;
  }

  /** What was observed in each round, or null if one did not end well. */
  @Nullable List<Observations> rounds() {
    return answered && !rounds.isEmpty() ? List.copyOf(rounds) : null;
  }

  Figures figures() {
    return new Figures(init, restore, invocations, heldMb, restoredMb, invokedMb, inspected);
  }
}
