package dev.snapstart.maven;

import dev.snapstart.maven.parameter.Clearable;
import dev.snapstart.maven.parameter.OwnText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The element {@code <imageConfig>}. */
public final class ImageConfig implements Clearable {
  private final OwnText text = new OwnText("imageConfig");

  @Nullable List<String> command;
  @Nullable List<String> entryPoint;
  @Nullable String workingDirectory;

  /**
   * Takes the text of {@code <imageConfig>none</imageConfig>}.
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
