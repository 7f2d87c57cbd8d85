package dev.snapstart.maven.invoke;

import java.util.List;
import java.util.regex.Pattern;

/** Makes lines for a console of what a function wrote, which could move the cursor. */
final class ConsoleText {
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\t]]");

  private ConsoleText() {}

  static List<String> lines(String text) {
    return text.lines().map(line -> CONTROL.matcher(line).replaceAll("?").stripTrailing()).toList();
  }
}
