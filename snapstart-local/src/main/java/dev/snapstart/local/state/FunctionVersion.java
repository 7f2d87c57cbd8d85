package dev.snapstart.local.state;

import java.time.Instant;

/**
 * {@code $LATEST} or a published version.
 *
 * @param version {@code $LATEST} or a number
 * @param settings its settings
 * @param code its code
 * @param latestDescription the description of $LATEST when it was published, to tell whether
 *     $LATEST has changed since
 * @param revisionId changes whenever Lambda changes it
 * @param lastModified when a caller last changed it, in milliseconds
 * @param lifecycle where it stands
 */
public record FunctionVersion(
    String version,
    FunctionSettings settings,
    FunctionCode code,
    String latestDescription,
    String revisionId,
    Instant lastModified,
    Lifecycle lifecycle) {
  /** The version that callers change. */
  public static final String LATEST = "$LATEST";

  FunctionVersion withRevision(String changed) {
    return new FunctionVersion(
        version, settings, code, latestDescription, changed, lastModified, lifecycle);
  }

  FunctionVersion withLifecycle(Lifecycle changed, String revision) {
    return new FunctionVersion(
        version, settings, code, latestDescription, revision, lastModified, changed);
  }

  /**
   * Tells whether a snapshot is under way.
   *
   * @return true for a published version with SnapStart that is Pending
   */
  public boolean awaitsSnapshot() {
    return lifecycle.pending() && settings.snapStartOn() && !version.equals(LATEST);
  }

  /** Tells whether publishing $LATEST would yield this very version again (facts 2.1). */
  boolean publishedFrom(FunctionVersion latest) {
    return code.sameContent(latest.code())
        && settings.withDescription(latestDescription).equals(latest.settings());
  }
}
