package dev.snapstart.local.run.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A process to be started; the values of its variables are secrets and appear in no text form.
 *
 * @param words the program and its arguments
 * @param variables its whole environment
 * @param folder its working directory
 * @param output the file that takes what it prints
 */
public record Command(List<String> words, Map<String, String> variables, Path folder, Path output) {
  /** Copies the words and variables. */
  public Command {
    words = List.copyOf(words);
    variables = Map.copyOf(variables);
  }

  @Override
  public String toString() {
    return "Command" + words + new TreeSet<>(variables.keySet());
  }
}
