package dev.snapstart.maven.it;

import java.util.Map;

/** A function that answers with what it is asked; it runs in a process of its own. */
public final class Echo {
  /**
   * Answers.
   *
   * @param event anything
   * @return the same
   */
  public Map<String, Object> handle(Map<String, Object> event) {
    return event;
  }
}
