package dev.snapstart.coldstart;

/** How the execution environment of an invocation came to be ready. */
public enum Start {
  /** Started from nothing: the report has an init duration. */
  INIT,
  /** Restored from a snapshot: the report has a restore duration. */
  RESTORE,
  /** It was there: the report has neither. */
  WARM;

  /**
   * Tells from a report.
   *
   * @param report what Lambda measured of one invocation
   * @return the kind of start
   */
  public static Start of(InvocationReport report) {
    if (report.isRestored()) {
      return RESTORE;
    }
    return report.isInitialized() ? INIT : WARM;
  }
}
