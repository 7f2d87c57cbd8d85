package dev.snapstart.model;

/**
 * What pruning decided about one version, and why.
 *
 * @param state what is known of the version
 * @param reason why
 * @param detail the reason in words, such as {@code alias live points to it}
 */
public record VersionVerdict(FunctionState state, Reason reason, String detail) {
  /**
   * Returns the version's number.
   *
   * @return such as {@code 42}
   */
  public String version() {
    return state.version();
  }

  /**
   * Tells whether the version goes.
   *
   * @return false if it stays
   */
  public boolean deleted() {
    return reason.deletes;
  }

  /** Why a version stays or goes. */
  public enum Reason {
    /** Stays: it is the version that the run leads to. */
    WANTED(false),
    /** Stays: an alias points to it. */
    ALIAS(false),
    /** Stays: an alias sends a share of its calls to it. */
    WEIGHT(false),
    /** Stays: the note of an alias's last move names it, so that one can go back. */
    LEDGER(false),
    /** Stays: it has provisioned concurrency. */
    PROVISIONED(false),
    /** Stays: an event source mapping calls it. */
    EVENT_SOURCE(false),
    /** Stays: it has a resource policy, so somebody may call it. */
    POLICY(false),
    /** Stays: it was called lately. */
    CALLED(false),
    /** Stays: its snapshot is being made. */
    PENDING(false),
    /** Stays: its successor is so new that callers may still be on it. */
    GRACE(false),
    /** Stays: it is not old enough. */
    YOUNG(false),
    /** Stays: it is one of the newest. */
    NEWEST(false),
    /** Stays: this pruning is not about such versions. */
    NOT_CONSIDERED(false),
    /** Stays: Lambda refused to delete it. */
    REFUSED(false),
    /** Goes: its snapshot failed, it can never be used. */
    FAILED(true),
    /** Goes: it lost its snapshot through idleness. */
    INACTIVE(true),
    /** Goes: there are enough newer ones. */
    SURPLUS(true);

    private final boolean deletes;

    Reason(boolean deletes) {
      this.deletes = deletes;
    }
  }
}
