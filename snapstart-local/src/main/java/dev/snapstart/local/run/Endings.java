package dev.snapstart.local.run;

import dev.snapstart.local.run.api.PhaseEnd;
import dev.snapstart.local.run.log.PlatformLog;
import org.jspecify.annotations.Nullable;

/** How the log words the end of a phase. */
final class Endings {
  static final String EXIT = "Runtime.ExitError";

  private Endings() {}

  /** The ending; null means that it took too long. */
  static PlatformLog.Ending of(@Nullable PhaseEnd how) {
    if (how == null) {
      return new PlatformLog.Ending("timeout", null);
    }
    if (how instanceof PhaseEnd.Fault fault) {
      return new PlatformLog.Ending("error", fault.type());
    }
    return how instanceof PhaseEnd.Exited
        ? new PlatformLog.Ending("error", EXIT)
        : PlatformLog.Ending.SUCCESS;
  }
}
