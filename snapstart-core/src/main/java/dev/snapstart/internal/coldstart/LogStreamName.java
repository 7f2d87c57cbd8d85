package dev.snapstart.internal.coldstart;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a log stream tells: {@code 2026/11/26/[3]0f…}, and in a group that functions
 * share {@code 2026/11/26/orders[3]0f…}.
 *
 * @param function the function's name, or nothing
 * @param version the version's number, or {@code $LATEST}
 */
record LogStreamName(String function, String version) {
  private static final Pattern NAME =
      Pattern.compile("\\d{4}/\\d{2}/\\d{2}/([^\\[/]*)\\[([^\\]]+)\\].*");

  static Optional<LogStreamName> parse(String stream) {
    Matcher matcher = NAME.matcher(stream);
    return matcher.matches()
        ? Optional.of(new LogStreamName(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }
}
