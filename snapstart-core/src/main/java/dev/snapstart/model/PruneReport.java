package dev.snapstart.model;

import java.util.List;
import java.util.Optional;

/**
 * What pruning decided about all versions; immutable.
 *
 * @param deleted the versions that go or went, in the order of their deletion
 * @param kept the versions that stay, oldest first
 * @param withoutCalls why last calls were not looked at though asked for, or empty
 */
public record PruneReport(
    List<VersionVerdict> deleted, List<VersionVerdict> kept, Optional<String> withoutCalls) {
  /** Copies the lists. */
  public PruneReport {
    deleted = List.copyOf(deleted);
    kept = List.copyOf(kept);
  }
}
