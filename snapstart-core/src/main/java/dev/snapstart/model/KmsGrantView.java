package dev.snapstart.model;

/**
 * Whether the credentials may let Lambda use a KMS key, as a dry run of the grant told.
 *
 * @param verdict the answer
 * @param words a sentence about why not; empty if allowed
 */
public record KmsGrantView(Verdict verdict, String words) {
  /** What came of the dry run. */
  public enum Verdict {
    /** The grant could be made. */
    ALLOWED,
    /** The credentials lack the permission, at least for a call of their own. */
    DENIED,
    /** There was no answer that would tell. */
    UNKNOWN
  }
}
