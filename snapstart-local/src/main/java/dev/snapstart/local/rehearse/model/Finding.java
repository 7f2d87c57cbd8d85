package dev.snapstart.local.rehearse.model;

/**
 * Something that goes wrong, or may, when many environments start from one snapshot.
 *
 * @param kind what it is about
 * @param level how bad it is
 * @param subject what it was found at, for example {@code ShippingQuote.REQUEST_ID} or {@code
 *     /requestId}; never a value
 * @param text what was found, one sentence without any value
 * @param advice what to do
 */
public record Finding(Kind kind, Level level, String subject, String text, String advice) {

  /** What a finding is about. */
  public enum Kind {
    /** A value that was made at initialization, and is the same in every environment. */
    IDENTICAL_VALUE,
    /** A random number generator that goes on from the same state in every environment. */
    RANDOM_STATE,
    /** A connection that was open while the snapshot was made. */
    OPEN_SOCKET,
    /** Hooks that take a large part of the time they may take. */
    SLOW_HOOK,
    /** A hook that was registered and collected as garbage before it could run. */
    HOOK_LOST,
    /** A hook that was registered after the snapshot had been made. */
    HOOK_TOO_LATE,
    /** A thread that was started at initialization. */
    THREAD,
    /** A start, a restoring or an invocation that failed. */
    FAILURE
  }

  /** How bad it is, from the least to the worst. */
  public enum Level {
    /** To be known. */
    NOTE,
    /** Wrong in many cases. */
    WARNING,
    /** Wrong. */
    ERROR
  }
}
