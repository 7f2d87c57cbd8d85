package dev.snapstart.maven.parameter;

import org.jspecify.annotations.Nullable;

/**
 * The text of an element that has elements of its own. Only {@code none} is taken; what else is
 * written is refused when it is read, because Maven would hide an earlier error behind its own.
 */
public final class OwnText {
  private final String element;
  private @Nullable String text;

  public OwnText(String element) {
    this.element = element;
  }

  public void set(String given) {
    text = given;
  }

  public boolean isNone() {
    if (text == null) {
      return false;
    }
    Values.requireNone(element, text);
    return true;
  }
}
