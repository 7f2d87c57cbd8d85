package dev.snapstart.internal.trigger;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A command line of the {@code aws} CLI, for people; immutable.
 *
 * @param words its words, quoted where a shell needs it
 */
record AwsCommand(List<String> words) {
  static AwsCommand lambda(String operation, String functionName) {
    return of("lambda", operation).with("--function-name", functionName);
  }

  static AwsCommand of(String service, String operation) {
    return new AwsCommand(List.of("aws", service, operation));
  }

  /** Adds an option, unless it has no value. */
  AwsCommand with(String option, @Nullable String value) {
    if (value == null) {
      return this;
    }
    boolean plain = value.matches("[A-Za-z0-9_.:/=@,+-]+");
    return plus(option, plain ? value : "'" + value + "'");
  }

  AwsCommand flag(String option, boolean on) {
    return on ? plus(option) : this;
  }

  private AwsCommand plus(String... more) {
    return new AwsCommand(Stream.concat(words.stream(), Stream.of(more)).toList());
  }

  @Override
  public String toString() {
    return String.join(" ", words);
  }
}
