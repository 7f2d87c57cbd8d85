package dev.snapstart.maven.parameter;

/** An element with elements of its own, which the word {@code none} clears as a whole. */
public interface Clearable {
  /**
   * Takes the element's own text.
   *
   * @param text {@code none}
   */
  void set(String text);

  /**
   * Tells whether the element said {@code none}.
   *
   * @return true if the setting goes back to Lambda's default
   */
  boolean isCleared();
}
