package dev.snapstart.local.state;

import java.time.Instant;

/**
 * Environments of a version or alias that are kept ready.
 *
 * @param requested how many
 * @param ready from when on they are
 * @param lastModified when a caller last changed it
 */
public record ProvisionedConcurrency(int requested, Instant ready, Instant lastModified) {
  boolean readyAt(Instant now) {
    return !ready.isAfter(now);
  }
}
