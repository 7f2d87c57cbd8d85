package dev.snapstart.local.run.log;

import java.time.Instant;

/** Takes the log events of functions; thread-safe. */
@FunctionalInterface
public interface FunctionLog {

  /**
   * Takes an event.
   *
   * @param group the log group, for example {@code /aws/lambda/orders}
   * @param stream the log stream of one execution environment
   * @param at when it was written
   * @param message the text, without the line's end
   */
  void append(String group, String stream, Instant at, String message);
}
