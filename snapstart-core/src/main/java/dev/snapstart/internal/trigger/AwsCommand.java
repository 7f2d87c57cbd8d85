package dev.snapstart.internal.trigger;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command line of the {@code aws} CLI, for people. */
final class AwsCommand {
  private final List<String> words = new ArrayList<>();

  private AwsCommand() {}

  static AwsCommand lambda(String operation, String functionName) {
    return of("lambda", operation).with("--function-name", functionName);
  }

  static AwsCommand of(String service, String operation) {
    AwsCommand command = new AwsCommand();
    command.words.addAll(List.of("aws", service, operation));
    return command;
  }

  /** Adds an option, unless it has no value. */
  AwsCommand with(String option, @Nullable String value) {
    if (value != null) {
      words.add(option);
      words.add(value.matches("[A-Za-z0-9_.:/=@,+-]+") ? value : "'" + value + "'");
    }
    return this;
  }

  AwsCommand flag(String option, boolean on) {
    if (on) {
      words.add(option);
    }
    return this;
  }

  @Override
  public String toString() {
    return String.join(" ", words);
  }
}
