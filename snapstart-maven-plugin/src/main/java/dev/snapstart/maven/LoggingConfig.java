package dev.snapstart.maven;

import dev.snapstart.maven.parameter.Clearable;
import dev.snapstart.maven.parameter.OwnText;
import org.jspecify.annotations.Nullable;

/** The element {@code <logging>}. */
public final class LoggingConfig implements Clearable {
  private final OwnText text = new OwnText("logging");

  @Nullable String format;
  @Nullable String applicationLevel;
  @Nullable String systemLevel;
  @Nullable String logGroup;

  /**
   * Takes the text of {@code <logging>none</logging>}.
   *
   * @param text {@code none}
   */
  @Override
  public void set(String text) {
    this.text.set(text);
  }

  @Override
  public boolean isCleared() {
    return text.isNone();
  }
}
