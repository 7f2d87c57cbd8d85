package dev.snapstart.maven;

import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One entry of {@code accept}: a finding that somebody knows and lets be.
 *
 * @param rule whose findings
 * @param at where, or empty for everywhere
 * @param reason why, or empty
 */
record Acceptance(String rule, Optional<String> at, Optional<String> reason) {
  private static final Pattern ENTRY = Pattern.compile("([^@:]+)(?:@([^@:]+))?(?::(.+))?");

  /** Reads {@code RULE}, {@code RULE@WHERE}, and either with {@code : REASON} behind it. */
  static Acceptance read(String text, Collection<String> rules) {
    Matcher entry = ENTRY.matcher(text.strip().replaceAll("\\s+", " "));
    if (!entry.matches()) {
      throw Values.invalid(
          "accept",
          text,
          "Use RULE, RULE@CLASS, RULE@CLASS.MEMBER, RULE@FILE or RULE@FUNCTION, and a reason behind"
              + " a colon.");
    }
    String rule = entry.group(1).strip();
    if (!rules.contains(rule)) {
      throw Values.invalid(
          "accept",
          text,
          "No rule is called '" + rule + "'. Use " + String.join(", ", rules) + ".");
    }
    return new Acceptance(rule, part(entry, 2), part(entry, 3));
  }

  /**
   * Tells whether a finding is meant.
   *
   * @param found the rule that found it
   * @param places every name of where it was found
   */
  boolean covers(String found, Collection<String> places) {
    return rule.equals(found) && at.map(places::contains).orElse(true);
  }

  private static Optional<String> part(Matcher entry, int group) {
    return Optional.ofNullable(entry.group(group)).map(String::strip);
  }

  @Override
  public String toString() {
    return rule + at.map(place -> "@" + place).orElse("");
  }
}
