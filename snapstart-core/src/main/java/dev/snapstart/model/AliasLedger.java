package dev.snapstart.model;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The note that a move leaves at the end of an alias description: which version it came from.
 *
 * <p>Grammar: {@code " [snapstart " CURRENT "<" PREVIOUS (" " KEY "=" VALUE)* "]"}. PREVIOUS is 0
 * if nothing tells it. Readers must not drop fields that they do not know; these are known:
 *
 * <ul>
 *   <li>{@code at}: when the move was made, by Lambda's clock, such as 2026-11-25T21:04:55Z
 *   <li>{@code to}, {@code by}, {@code step}: while a shift is under way, the version that traffic
 *       moves to, the strategy's name, and how many portions it has got
 *   <li>{@code was}: written before CodeDeploy makes the move; until it has, while the alias still
 *       points to PREVIOUS, the note reads as that of the move before, from version {@code was} and
 *       with {@code wasback} for its {@code back}
 *   <li>{@code back}: after a rollback, the version that was rolled back from
 * </ul>
 *
 * <p>A ledger is only valid while the alias points to CURRENT. Immutable.
 *
 * @param current the version that the move went to
 * @param previous the version that the alias pointed to before, or 0
 * @param fields further notes, in order
 */
public record AliasLedger(String current, String previous, Map<String, String> fields) {
  /** Lambda's limit for alias descriptions, in characters. */
  public static final int MAX_DESCRIPTION = 256;

  private static final String UNKNOWN = "0";
  private static final String AT = "at";
  private static final String TO = "to";
  private static final String BACK = "back";
  private static final String WAS = "was";
  private static final String WAS_BACK = "wasback";

  /** What the routing weights tell as well; left out before the user's own words are cut. */
  private static final Set<String> DISPENSABLE = Set.of("by", "step");

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
   * Returns the ledger of a shift that is under way.
   *
   * @param alias the alias as it is
   * @param to the version that traffic moves to
   * @param strategy the name of the strategy
   * @param step how many portions it has got
   * @return the ledger, without the instant of the move
   */
  public static AliasLedger shifting(AliasState alias, String to, String strategy, int step) {
    String previous = validFor(alias).map(AliasLedger::previous).orElse(UNKNOWN);
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(TO, to);
    fields.put("by", strategy);
    fields.put("step", String.valueOf(step));
    return new AliasLedger(alias.version(), previous, fields);
  }

  /**
   * Returns the ledger of a rollback.
   *
   * @param current the version that the move goes to
   * @param previous the version that the traffic comes from
   * @param away the version that is to stay away: that one, or a newer one
   * @return the ledger, without the instant of the move
   */
  public static AliasLedger rolledBack(String current, String previous, String away) {
    return new AliasLedger(current, previous, Map.of(BACK, away));
  }

  /**
   * Returns the ledger of a move that somebody else is about to make; the alias has it before.
   *
   * @param alias the alias as it is
   * @param to the version that it will point to
   * @return the ledger, without the instant of the move
   */
  public static AliasLedger coming(AliasState alias, String to) {
    Optional<AliasLedger> valid = validFor(alias);
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(WAS, valid.map(AliasLedger::previous).orElse(UNKNOWN));
    valid.flatMap(AliasLedger::rolledBackFrom).ifPresent(from -> fields.put(WAS_BACK, from));
    return new AliasLedger(to, alias.version(), fields);
  }

  /**
   * Tells whether an alias has the note of a move to a version that is still to be made.
   *
   * @param alias the alias
   * @param to the version
   * @return whether it is announced
   */
  public static boolean announces(AliasState alias, String to) {
    return parse(alias.description())
        .filter(ledger -> ledger.current.equals(to) && ledger.previous.equals(alias.version()))
        .filter(ledger -> ledger.fields.containsKey(WAS))
        .isPresent();
  }

  /**
   * Returns the ledger of a rollback that CodeDeploy has not carried out yet: while the alias
   * points to the old version it reads as that of a rollback, and while it points to the new one as
   * that of the move.
   *
   * @param to the version that is to have all traffic again
   * @param from the version that is rolled back from
   * @return the ledger, without the instant
   */
  public static AliasLedger goingBack(String to, String from) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(WAS, from);
    fields.put(WAS_BACK, from);
    return new AliasLedger(from, to, fields);
  }

  /**
   * Tells whether a description ends in the ledger of such a rollback.
   *
   * @param description an alias description
   * @param to the version that is to have all traffic again
   * @param from the version that is rolled back from
   * @return whether it is noted
   */
  public static boolean isGoingBack(String description, String to, String from) {
    return parse(description)
        .filter(ledger -> ledger.current.equals(from) && ledger.previous.equals(to))
        .filter(ledger -> from.equals(ledger.fields.get(WAS)))
        .filter(ledger -> from.equals(ledger.fields.get(WAS_BACK)))
        .isPresent();
  }

  /**
   * Returns the version that CodeDeploy is moving an alias to, as far as the alias tells.
   *
   * @param alias the alias
   * @return the version, or empty if no announced move has traffic
   */
  public static Optional<String> handedOverTo(AliasState alias) {
    return parse(alias.description())
        .map(AliasLedger::current)
        .filter(to -> announces(alias, to) && alias.routingWeights().containsKey(to));
  }

  /**
   * Returns the description that an alias had before a shift began.
   *
   * @param alias the alias while a shift is under way
   * @return its description without the shift's notes
   */
  public static String withoutShift(AliasState alias) {
    String own = userPart(alias.description());
    return validFor(alias)
        .filter(ledger -> !ledger.previous.equals(UNKNOWN))
        .map(ledger -> of(ledger.current, ledger.previous).appendTo(own))
        .orElse(own);
  }

  /**
   * Adds the instant of a move to a description that ends in a ledger.
   *
   * @param description an alias description
   * @param instant when the move is made, by Lambda's clock
   * @return the description, unchanged if it has no ledger
   */
  public static String stamped(String description, Instant instant) {
    return parse(description)
        .map(ledger -> ledger.with(AT, instant.truncatedTo(ChronoUnit.SECONDS).toString()))
        .map(ledger -> ledger.appendTo(userPart(description)))
        .orElse(description);
  }

  /**
   * Returns when the move was made.
   *
   * @return by Lambda's clock, or empty if it is not noted
   */
  public Optional<Instant> at() {
    try {
      return Optional.ofNullable(fields.get(AT)).map(Instant::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns the version that a shift under way moves traffic to.
   *
   * @return the version, or empty if no shift is under way
   */
  public Optional<String> shiftingTo() {
    return Optional.ofNullable(fields.get(TO));
  }

  /**
   * Returns the version that was rolled back from.
   *
   * @return the version, or empty if the last move was no rollback
   */
  public Optional<String> rolledBackFrom() {
    return Optional.ofNullable(fields.get(BACK));
  }

  /**
   * Returns the version that the alias pointed to before.
   *
   * @return the version, or empty if nothing tells it
   */
  public Optional<String> previousVersion() {
    return previous.equals(UNKNOWN) ? Optional.empty() : Optional.of(previous);
  }

  /**
   * Tells whether the note names a version in any role.
   *
   * @param version a version's number
   * @return whether it must be kept for the sake of this note
   */
  public boolean names(String version) {
    return version.equals(current)
        || version.equals(previous)
        || version.equals(fields.get(TO))
        || version.equals(fields.get(BACK))
        || version.equals(fields.get(WAS));
  }

  private AliasLedger with(String key, String value) {
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.put(key, value);
    return new AliasLedger(current, previous, all);
  }

  /**
   * Reads the ledger of an alias.
   *
   * @param alias the alias
   * @return the ledger, or empty if there is none or if the alias was moved by other means since
   */
  public static Optional<AliasLedger> validFor(AliasState alias) {
    return parse(alias.description())
        .map(ledger -> ledger.asSeenFrom(alias.version()))
        .filter(ledger -> ledger.current.equals(alias.version()));
  }

  /** A move that was announced and not made leaves the one before in force. */
  private AliasLedger asSeenFrom(String version) {
    String was = fields.get(WAS);
    if (was == null || !version.equals(previous)) {
      return this;
    }
    String back = fields.get(WAS_BACK);
    return new AliasLedger(previous, was, back == null ? Map.of() : Map.of(BACK, back));
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
    boolean crowded = userPart.length() + suffix.length() > MAX_DESCRIPTION;
    if (crowded && fields.keySet().stream().anyMatch(DISPENSABLE::contains)) {
      Map<String, String> kept = new LinkedHashMap<>(fields);
      kept.keySet().removeAll(DISPENSABLE);
      return new AliasLedger(current, previous, kept).appendTo(userPart);
    }
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
