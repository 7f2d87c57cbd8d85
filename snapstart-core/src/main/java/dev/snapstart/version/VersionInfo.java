package dev.snapstart.version;

import dev.snapstart.cost.SnapshotPrice;
import dev.snapstart.model.FunctionState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One published version; immutable.
 *
 * @param state what Lambda says about it
 * @param aliases the aliases that send calls to it, with their shares, by name
 * @param lastInvoked about when it was called last, or empty if metrics could not be read or show
 *     no call within {@link VersionReport#MEMORY}
 * @param price what its snapshot costs
 */
public record VersionInfo(
    FunctionState state,
    List<AliasShare> aliases,
    Optional<Instant> lastInvoked,
    SnapshotPrice price) {
  /** Copies the list. */
  public VersionInfo {
    aliases = List.copyOf(aliases);
  }

  /**
   * Returns the version's number.
   *
   * @return such as {@code 42}
   */
  public String number() {
    return state.version();
  }
}
