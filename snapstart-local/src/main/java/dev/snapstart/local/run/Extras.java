package dev.snapstart.local.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a process gets beside what Lambda would give it, for whoever looks into it.
 *
 * @param options put behind the program
 * @param variables added to its environment
 */
public record Extras(List<String> options, Map<String, String> variables) {
  /** Nothing. */
  public static final Extras NONE = new Extras(List.of(), Map.of());

  /** Copies both. */
  public Extras {
    options = List.copyOf(options);
    variables = Map.copyOf(variables);
  }

  List<String> in(List<String> command) {
    List<String> words = new ArrayList<>(command);
    words.addAll(1, options);
    return words;
  }

  Map<String, String> in(Map<String, String> environment) {
    Map<String, String> all = new TreeMap<>(environment);
    all.putAll(variables);
    return all;
  }
}
