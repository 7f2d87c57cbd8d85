package dev.snapstart.maven.check;

import dev.snapstart.maven.parameter.Values;
import org.jspecify.annotations.Nullable;

/** Whether a goal that can do without a connection makes one. */
public enum Reachability {
  ALWAYS,
  IF_POSSIBLE,
  NEVER;

  public static Reachability read(@Nullable String connect) {
    String text = connect == null ? "auto" : connect.strip();
    return switch (text) {
      case "auto" -> IF_POSSIBLE;
      case "true" -> ALWAYS;
      case "false" -> NEVER;
      default -> throw Values.invalid("connect", text, "Use auto, true or false.");
    };
  }
}
