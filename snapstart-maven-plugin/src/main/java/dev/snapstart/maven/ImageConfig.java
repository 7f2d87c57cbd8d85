package dev.snapstart.maven;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The element {@code <imageConfig>}. */
public final class ImageConfig implements Clearable {
  private boolean cleared;

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
    Values.requireNone("imageConfig", text);
    cleared = true;
  }

  @Override
  public boolean isCleared() {
    return cleared;
  }
}
