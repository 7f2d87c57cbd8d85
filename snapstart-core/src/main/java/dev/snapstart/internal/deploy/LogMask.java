package dev.snapstart.internal.deploy;

import dev.snapstart.model.Environment;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes the values of environment variables out of what a function printed. */
public final class LogMask {
  private static final String MASK = "****";

  /** Shorter values are part of many words, and are taken out only where they stand alone. */
  private static final int SHORT = 4;

  private final Pattern secrets;

  public LogMask(Collection<Environment> environments) {
    List<String> values =
        environments.stream()
            .flatMap(environment -> environment.variables().values().stream())
            .flatMap(LogMask::forms)
            .filter(value -> !value.isBlank())
            .distinct()
            // The longest first: it may contain another one.
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
    this.secrets =
        Pattern.compile(
            values.isEmpty()
                ? "(?!)"
                : values.stream().map(LogMask::pattern).collect(Collectors.joining("|")));
  }

  public String apply(String text) {
    return secrets.matcher(text).replaceAll(Matcher.quoteReplacement(MASK));
  }

  /** A value as it is, line by line, and as it stands in a log in JSON. */
  private static Stream<String> forms(String value) {
    return Stream.concat(Stream.of(value), value.lines().map(String::strip))
        .flatMap(form -> Stream.of(form, inJson(form)));
  }

  private static String inJson(String value) {
    return value
        .replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t");
  }

  private static String pattern(String value) {
    String quoted = Pattern.quote(value);
    return value.length() < SHORT ? "(?<!\\w)" + quoted + "(?!\\w)" : quoted;
  }
}
