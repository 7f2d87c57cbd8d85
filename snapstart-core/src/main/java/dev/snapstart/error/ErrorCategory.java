package dev.snapstart.error;

/** Who has to act when a deployment ends with an error. */
public enum ErrorCategory {
  /** What was asked for is wrong: change the request; no call was made or none can help. */
  INPUT,
  /** Somebody else changed the function, a version or the alias while this run was under way. */
  DRIFT,
  /** The function itself does not get there: its code, role, key or network must change. */
  FUNCTION,
  /** Credentials, permissions, account or region. */
  ACCESS,
  /** Lambda, or the way to it, failed for longer than the retry budget allows. */
  SERVICE,
  /** A deadline passed, or the run was cancelled, before the goal was reached. */
  TIMEOUT
}
