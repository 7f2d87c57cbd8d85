package dev.snapstart.maven;

import org.jspecify.annotations.Nullable;

/**
 * The text of an element that has elements of its own. Only {@code none} is taken; what else is
 * written is refused when it is read, because Maven would hide an earlier error behind its own.
 */
final class OwnText {
  private final String element;
  private @Nullable String text;

  OwnText(String element) {
    this.element = element;
  }

  void set(String given) {
    text = given;
  }

  boolean isNone() {
    if (text == null) {
      return false;
    }
    Values.requireNone(element, text);
    return true;
  }
}
