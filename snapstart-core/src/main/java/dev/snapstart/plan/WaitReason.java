package dev.snapstart.plan;

/** What a deployment can wait for. */
public enum WaitReason {
  /** The new function to become Active. */
  CREATION("function"),
  /** An update of {@code $LATEST} to settle. */
  UPDATE("update of $LATEST"),
  /** The snapshot of a version. */
  SNAPSHOT("snapshot"),
  /** The next portion of a traffic shift. */
  SHIFT("traffic shift"),
  /** Somebody else's shift of the alias to end. */
  FOREIGN_SHIFT("other shift of the alias"),
  /** An accepted write to become visible to reads. */
  VISIBILITY("accepted write to show");

  private final String label;

  WaitReason(String label) {
    this.label = label;
  }

  /**
   * Returns the words for people.
   *
   * @return such as {@code snapshot}
   */
  public String label() {
    return label;
  }
}
