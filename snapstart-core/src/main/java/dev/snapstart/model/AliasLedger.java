package dev.snapstart.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The note that a move leaves at the end of an alias description: which version it came from.
 *
 * <p>Grammar: {@code " [snapstart " CURRENT "<" PREVIOUS (" " KEY "=" VALUE)* "]"}. The fields
 * after the versions are kept for notes on shifts and rollbacks; readers must not drop those they
 * do not know. A ledger is only valid while the alias points to CURRENT. Immutable.
 *
 * @param current the version that the move went to
 * @param previous the version that the alias pointed to before
 * @param fields further notes, in order
 */
public record AliasLedger(String current, String previous, Map<String, String> fields) {
  /** Lambda's limit for alias descriptions, in characters. */
  public static final int MAX_DESCRIPTION = 256;

  private static final Pattern SUFFIX =
      Pattern.compile(" ?\\[snapstart (\\d+)<(\\d+)((?: [a-z]+=[^\\s\\]]*)*)\\]$");

  /** Copies the fields, keeping their order. */
  public AliasLedger {
    fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /**
   * Returns a ledger without further notes.
   *
   * @param current the version that the move goes to
   * @param previous the version that the alias pointed to before
   * @return the ledger
   */
  public static AliasLedger of(String current, String previous) {
    return new AliasLedger(current, previous, Map.of());
  }

  /**
   * Reads the ledger of an alias.
   *
   * @param alias the alias
   * @return the ledger, or empty if there is none or if the alias was moved by other means since
   */
  public static Optional<AliasLedger> validFor(AliasState alias) {
    return parse(alias.description()).filter(ledger -> ledger.current.equals(alias.version()));
  }

  /**
   * Reads a ledger, valid or not.
   *
   * @param description an alias description
   * @return the ledger, or empty if there is none
   */
  public static Optional<AliasLedger> parse(@Nullable String description) {
    Matcher matcher = SUFFIX.matcher(description == null ? "" : description);
    if (!matcher.find()) {
      return Optional.empty();
    }
    Map<String, String> fields = new LinkedHashMap<>();
    for (String field : matcher.group(3).strip().split(" ", -1)) {
      int equals = field.indexOf('=');
      if (equals > 0) {
        fields.put(field.substring(0, equals), field.substring(equals + 1));
      }
    }
    return Optional.of(new AliasLedger(matcher.group(1), matcher.group(2), fields));
  }

  /**
   * Returns the user's own part of an alias description.
   *
   * @param description an alias description
   * @return the text in front of the ledger
   */
  public static String userPart(@Nullable String description) {
    return description == null ? "" : SUFFIX.matcher(description).replaceFirst("");
  }

  /**
   * Appends this ledger to the user's own text, which is cut if both do not fit.
   *
   * @param userPart the user's own description
   * @return at most 256 characters
   */
  public String appendTo(String userPart) {
    String suffix = suffix();
    if (userPart.isEmpty()) {
      return suffix.strip();
    }
    return cut(userPart, MAX_DESCRIPTION - suffix.length()) + suffix;
  }

  private String suffix() {
    StringBuilder text = new StringBuilder(" [snapstart ").append(current).append('<');
    text.append(previous);
    fields.forEach((key, value) -> text.append(' ').append(key).append('=').append(value));
    return text.append(']').toString();
  }

  private static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    return text.substring(0, end);
  }
}
