package dev.snapstart.local.rehearse.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a value looks like, which is all that is told of it.
 *
 * @param kind the kind
 * @param beforeCheckpoint how long before the snapshot a timestamp is, null for other kinds
 */
public record Shape(Kind kind, @Nullable Duration beforeCheckpoint) {

  /**
   * A shape without a time.
   *
   * @param kind the kind
   * @return the shape
   */
  public static Shape of(Kind kind) {
    return new Shape(kind, null);
  }

  /** Kinds of values. */
  public enum Kind {
    /** A UUID. */
    UUID("UUID"),
    /** Letters and digits, or bytes, as of a nonce, a token or a key. */
    TOKEN("random text"),
    /** An instant of the time between the start and the snapshot. */
    TIMESTAMP("timestamp"),
    /** Another number. */
    NUMBER("number"),
    /** Another text. */
    TEXT("text"),
    /** The state of a random number generator. */
    RANDOM("random number generator");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  /**
   * The shape in words, for example {@code timestamp 0.3 s before the checkpoint}.
   *
   * @return a phrase
   */
  public String words() {
    return beforeCheckpoint == null
        ? kind.word
        : String.format(
            java.util.Locale.ROOT,
            "%s %.1f s before the checkpoint",
            kind.word,
            Math.max(0, beforeCheckpoint.toMillis()) / 1e3);
  }
}
