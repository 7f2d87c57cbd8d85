package dev.snapstart.trigger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that calls a function, or may.
 *
 * @param kind how Lambda knows of it
 * @param id a statement's id, a mapping's UUID, a URL, or which results a function sends
 * @param service who calls, such as {@code sqs} or {@code apigateway.amazonaws.com}
 * @param sourceArn the resource that calls, or null if it is not told
 * @param qualifier what it calls: an alias, a version, or {@code $LATEST}
 * @param verdict what that means for the snapshot
 * @param changes what would have to be done, in order: commands and sentences; empty if nothing
 */
public record Caller(
    Kind kind,
    String id,
    String service,
    @Nullable String sourceArn,
    String qualifier,
    Verdict verdict,
    List<String> changes) {
  /** Copies the list. */
  public Caller {
    changes = List.copyOf(changes);
  }

  /**
   * Tells whether calls miss the snapshot of the version that an alias points to.
   *
   * @return true for {@code $LATEST} and for versions that no alias points to
   */
  public boolean missesSnapshot() {
    return verdict == Verdict.LATEST || verdict == Verdict.OLD_VERSION;
  }

  /** How Lambda knows of a caller. */
  public enum Kind {
    /** A statement of a resource policy allows it. */
    PERMISSION,
    /** An event source mapping polls for it. */
    EVENT_SOURCE,
    /** A function URL. */
    FUNCTION_URL,
    /** Another function sends results of its asynchronous calls. */
    DESTINATION,
    /** Not a caller: what becomes of asynchronous calls, which is set for each qualifier. */
    ASYNC_SETTINGS
  }

  /** What a call means for the snapshot. */
  public enum Verdict {
    /** It calls {@code $LATEST}, which never has a snapshot. */
    LATEST,
    /** It calls a version that no alias points to. */
    OLD_VERSION,
    /** It calls a version that an alias points to, and stays there when the alias moves on. */
    PINNED,
    /** The same is allowed on the alias, so this is left over, unless something still uses it. */
    LEFTOVER,
    /** It calls an alias. */
    ALIAS,
    /** Settings that hold for {@code $LATEST} alone and that the alias lacks. */
    NOT_ON_ALIAS
  }
}
