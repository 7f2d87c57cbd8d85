package dev.snapstart.local.rehearse.capture;

import dev.snapstart.local.rehearse.model.Shape;
import dev.snapstart.local.rehearse.model.Value;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns values into digests and shapes, and forgets them; immutable.
 *
 * <p>The digests are salted, so that nothing can be looked up by them.
 */
public final class Appraiser {
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern TOKEN_FORM =
      Pattern.compile("(?=.*[0-9])(?=.*[A-Za-z])[A-Za-z0-9_+/=.\\-]{12,}");
  private static final Pattern NUMBER_FORM = Pattern.compile("-?\\d{1,40}(\\.\\d{1,20})?");
  private static final Pattern GAP = Pattern.compile("[^A-Za-z0-9_+/=.:\\-]+");
  private static final Pattern EDGE = Pattern.compile("^[.:=]+|[.:]+$");

  /** Clocks are read a moment before and after what is measured. */
  private static final Duration SLACK = Duration.ofSeconds(1);

  private static final int LEAST_PART = 6;

  private final byte[] salt;
  private final Instant start;
  private final Instant checkpoint;
  private final Pattern local;

  /**
   * An appraiser for one environment.
   *
   * @param salt the same for all values that are to be compared
   * @param start when its process was started
   * @param checkpoint when its snapshot could be made
   * @param local what is different on this machine only, such as its folder and its address; it is
   *     left out of every text
   */
  public Appraiser(byte[] salt, Instant start, Instant checkpoint, Pattern local) {
    this.salt = salt.clone();
    this.start = start;
    this.checkpoint = checkpoint;
    this.local = local;
  }

  /**
   * A value.
   *
   * @param text the value as text
   * @return its digest and shape, or null if it is about this machine only
   */
  public @Nullable Value of(String text) {
    return of(List.of(text));
  }

  /**
   * A value with several forms.
   *
   * @param forms the texts that it may appear as, the most telling first
   * @return its digests and shape, or null if it is about this machine only
   */
  public @Nullable Value of(List<String> forms) {
    Set<String> digests = new HashSet<>();
    for (String form : forms) {
      String left = local.matcher(form).replaceAll("");
      if (!left.isBlank()) {
        digests.add(digest(left));
      }
    }
    return digests.isEmpty() ? null : new Value(digests, shape(forms.get(0)));
  }

  /**
   * The state of a random number generator.
   *
   * @param state the state as text
   * @return its digest
   */
  public Value random(String state) {
    return new Value(Set.of(digest("random " + state)), Shape.of(Shape.Kind.RANDOM));
  }

  /**
   * Bytes.
   *
   * @param bytes the bytes
   * @return their digests in the usual forms
   */
  public Value bytes(byte[] bytes) {
    return new Value(
        Set.of(
            digest(HexFormat.of().formatHex(bytes)),
            digest(java.util.Base64.getEncoder().encodeToString(bytes)),
            digest(java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))),
        Shape.of(Shape.Kind.TOKEN));
  }

  /**
   * The parts of a text that may be values: all of it if it is one word, else its longer words.
   *
   * @param text the text
   * @return the values
   */
  public Set<Value> parts(String text) {
    String[] words = GAP.split(local.matcher(text).replaceAll(" ").strip(), -1);
    Set<Value> all = new HashSet<>();
    for (String word : words) {
      String bare = EDGE.matcher(word).replaceAll("");
      int equals = bare.indexOf('=');
      // As in "id=42"; padding stands at the end.
      String part = equals > 0 && equals < bare.length() - 2 ? bare.substring(equals + 1) : bare;
      if (!part.isEmpty() && (words.length == 1 || part.length() >= LEAST_PART)) {
        all.add(new Value(Set.of(digest(part)), shape(part)));
      }
    }
    return all;
  }

  private Shape shape(String text) {
    if (UUID_FORM.matcher(text).matches()) {
      return Shape.of(Shape.Kind.UUID);
    }
    Instant instant = instant(text);
    if (instant != null) {
      return new Shape(Shape.Kind.TIMESTAMP, Duration.between(instant, checkpoint));
    }
    if (NUMBER_FORM.matcher(text).matches()) {
      return Shape.of(Shape.Kind.NUMBER);
    }
    return Shape.of(TOKEN_FORM.matcher(text).matches() ? Shape.Kind.TOKEN : Shape.Kind.TEXT);
  }

  private @Nullable Instant instant(String text) {
    Instant told = NUMBER_FORM.matcher(text).matches() ? sinceEpoch(text) : written(text);
    return told != null && told.isAfter(start.minus(SLACK)) && told.isBefore(checkpoint.plus(SLACK))
        ? told
        : null;
  }

  private @Nullable Instant sinceEpoch(String text) {
    BigDecimal number = new BigDecimal(text);
    // In seconds, milliseconds, microseconds or nanoseconds: whichever gives a time of today.
    for (int scale : List.of(0, 3, 6, 9)) {
      BigDecimal seconds = number.movePointLeft(scale);
      if (seconds.subtract(BigDecimal.valueOf(checkpoint.getEpochSecond())).abs().longValue()
          < Duration.ofDays(1).toSeconds()) {
        return Instant.ofEpochSecond(0).plusNanos(seconds.movePointRight(9).longValue());
      }
    }
    return null;
  }

  private static @Nullable Instant written(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      try {
        return LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
      } catch (DateTimeParseException none) {
        return null;
      }
    }
  }

  private String digest(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(salt);
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
