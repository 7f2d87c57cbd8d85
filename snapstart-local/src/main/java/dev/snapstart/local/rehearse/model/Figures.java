package dev.snapstart.local.rehearse.model;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Time and memory of one environment.
 *
 * @param init from the start of its process to the snapshot, null for a copy of another one
 * @param restore with the hooks that follow it, null if it did not come to that
 * @param invocations of its invocations, in their order
 * @param heldMb resident memory at the snapshot, in MB
 * @param restoredMb resident memory after restoring, in MB
 * @param invokedMb resident memory after the invocations, in MB
 * @param inspected whether somebody looked inside meanwhile, which takes time
 */
public record Figures(
    @Nullable Duration init,
    @Nullable Duration restore,
    List<Duration> invocations,
    long heldMb,
    long restoredMb,
    long invokedMb,
    boolean inspected) {
  /** Copies the list. */
  public Figures {
    invocations = List.copyOf(invocations);
  }
}
