package dev.snapstart.local.rehearse;

import dev.snapstart.local.rehearse.model.Finding;
import dev.snapstart.local.run.Held;
import dev.snapstart.local.run.api.PhaseEnd;
import java.time.Duration;
import java.util.Locale;

/** Findings about phases that did not end well; what the function says about it is not repeated. */
final class Troubles {
  private Troubles() {}

  static Finding ofStart(Held.Phase phase, Duration limit) {
    return new Finding(
        Finding.Kind.FAILURE,
        Finding.Level.ERROR,
        "initialization",
        "The snapshot cannot be made: initialization " + why(phase, limit) + ".",
        "See the function's log, which snapstart:logs shows after a deployment.");
  }

  static Finding ofRestore(Held.Phase phase, Duration limit) {
    return new Finding(
        Finding.Kind.FAILURE,
        Finding.Level.ERROR,
        "after-restore hooks",
        "No environment can be restored: that " + why(phase, limit) + ".",
        "See the function's log, which snapstart:logs shows after a deployment.");
  }

  static Finding ofInvocation(Held.Phase phase, Duration limit) {
    return new Finding(
        Finding.Kind.FAILURE,
        Finding.Level.WARNING,
        "invocation",
        "The event " + why(phase, limit) + ", so that answers were not compared.",
        "Give an event that the function can answer.");
  }

  private static String why(Held.Phase phase, Duration limit) {
    PhaseEnd how = phase.how();
    if (how instanceof PhaseEnd.Fault fault) {
      return "failed with " + fault.type();
    }
    return how instanceof PhaseEnd.Exited exited
        ? "ended the process (" + exited.how() + ")"
        : String.format(Locale.ROOT, "took longer than %.1f s", limit.toMillis() / 1e3);
  }
}
