package dev.snapstart.local.run;

import dev.snapstart.local.run.api.PhaseEnd;
import dev.snapstart.local.state.SnapshotFailure;
import org.jspecify.annotations.Nullable;

/** Why there is no snapshot, in Lambda's codes (facts 1.1, 1.6). */
final class Failures {
  private Failures() {}

  /** The failure, or null if the environment has started. */
  static @Nullable SnapshotFailure of(Environment environment) {
    Environment.StartEnd start = environment.start();
    if (start.succeeded()) {
      return null;
    }
    String log =
        " The log is in " + environment.log().group() + ", stream " + environment.log().stream();
    PhaseEnd how = start.how();
    if (how == null) {
      return new SnapshotFailure(
          "FunctionError.InitTimeout",
          "Initialization took longer than " + start.limit().toSeconds() + " seconds." + log);
    }
    String what =
        how instanceof PhaseEnd.Exited exited
            ? Endings.EXIT + ", " + exited.how()
            : Endings.of(how).errorType();
    return new SnapshotFailure("FunctionError", "Initialization failed with " + what + "." + log);
  }
}
