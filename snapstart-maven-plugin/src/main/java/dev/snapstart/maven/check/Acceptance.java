package dev.snapstart.maven.check;

import dev.snapstart.maven.parameter.Values;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code accept}: a finding that somebody knows and lets be.
 *
 * @param rule whose findings
 * @param at where, or empty for everywhere
 * @param reason why, or empty
 */
public record Acceptance(String rule, Optional<String> at, Optional<String> reason) {
  private static final Pattern ENTRY =
      Pattern.compile("([^@:]+)(?:@((?:[^@:]|:(?=\\S))+))?(?:: ?(.+))?");

  /**
   * Reads {@code RULE}, {@code RULE@WHERE}, and either with {@code : REASON} behind it. A colon
   * within a place has no space behind it.
   */
  static Acceptance read(String text, Collection<String> rules) {
    Matcher entry = ENTRY.matcher(text.strip().replaceAll("\\s+", " "));
    if (!entry.matches()) {
      throw Values.invalid(
          "accept",
          text,
          "Use RULE or RULE@WHERE, as it is shown with the finding, and a reason behind a colon and a"
              + " space.");
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

  /** Says that it accepts nothing. */
  public String idle() {
    return "accept: '" + this + "' accepts nothing any more; delete it.";
  }

  /** Adds to a finding of the result file whether it is accepted, and why. */
  public static void add(Optional<Acceptance> accepted, Map<String, @Nullable Object> members) {
    members.put("accepted", accepted.isPresent());
    members.put("acceptedBecause", accepted.flatMap(Acceptance::reason).orElse(null));
  }

  private static Optional<String> part(Matcher entry, int group) {
    return Optional.ofNullable(entry.group(group)).map(String::strip);
  }

  @Override
  public String toString() {
    return rule + at.map(place -> "@" + place).orElse("");
  }
}
