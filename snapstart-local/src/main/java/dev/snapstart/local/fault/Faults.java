package dev.snapstart.local.fault;

import dev.snapstart.local.state.SnapshotFailure;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The scripted faults; thread-safe. */
public final class Faults {
  private final List<Scripted> script = new ArrayList<>();
  private final BiConsumer<String, SnapshotFailure> snapshotFailures;

  /**
   * No faults yet.
   *
   * @param snapshotFailures takes planned snapshot failures by function
   */
  public Faults(BiConsumer<String, SnapshotFailure> snapshotFailures) {
    this.snapshotFailures = snapshotFailures;
  }

  /**
   * Scripts a fault; where several hit one call, the one scripted first is taken.
   *
   * @param when which calls it hits
   * @param fault what goes wrong
   */
  public synchronized void add(Trigger when, Fault fault) {
    script.add(new Scripted(when, fault));
  }

  /**
   * Lets the next snapshot of a function fail, after those already planned.
   *
   * @param function the function's plain name
   * @param reasonCode Lambda's StateReasonCode, for example {@code FunctionError}
   * @param reason Lambda's StateReason
   */
  public void failNextSnapshot(String function, String reasonCode, String reason) {
    snapshotFailures.accept(function, new SnapshotFailure(reasonCode, reason));
  }

  /**
   * Refuses the next creations as Lambda does while a fresh role is not known everywhere.
   *
   * @param calls how many
   */
  public void rejectRole(int calls) {
    add(
        Trigger.first(calls).of("CreateFunction"),
        Fault.refuse(
            400,
            "InvalidParameterValueException",
            "The role defined for the function cannot be assumed by Lambda."));
  }

  /** Forgets every scripted fault of calls; planned snapshot failures stay. */
  public synchronized void clear() {
    script.clear();
  }

  /**
   * Counts a call, and finds what goes wrong with it.
   *
   * @param operation the operation
   * @param function the function's plain name
   * @param lambda whether it is a call of Lambda, which faults for any operation hit
   * @return the fault, or null where all goes well
   */
  public synchronized @Nullable Fault next(
      String operation, @Nullable String function, boolean lambda) {
    Fault found = null;
    for (Iterator<Scripted> all = script.iterator(); all.hasNext(); ) {
      Scripted scripted = all.next();
      if (!scripted.matches(operation, function, lambda)) {
        continue;
      }
      scripted.seen++;
      if (found == null && scripted.seen >= scripted.when.from()) {
        found = scripted.fault;
      }
      if (scripted.seen >= scripted.when.to()) {
        all.remove();
      }
    }
    return found;
  }

  private static final class Scripted {
    private final Trigger when;
    private final Fault fault;
    private int seen;

    Scripted(Trigger when, Fault fault) {
      this.when = when;
      this.fault = fault;
    }

    boolean matches(String operation, @Nullable String function, boolean lambda) {
      boolean operationFits =
          when.operation() == null ? lambda : when.operation().equals(operation);
      return operationFits && (when.function() == null || when.function().equals(function));
    }
  }
}
