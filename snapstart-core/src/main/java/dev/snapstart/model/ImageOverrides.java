package dev.snapstart.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a function says instead of its container image's own settings; an empty part leaves the
 * image's.
 *
 * @param entryPoint the program and its first arguments (ENTRYPOINT)
 * @param command the arguments behind it, for AWS base images the handler (CMD)
 * @param workingDirectory where it starts (WORKDIR), or null
 */
public record ImageOverrides(
    List<String> entryPoint, List<String> command, @Nullable String workingDirectory) {
  private static final ImageOverrides NONE = new ImageOverrides(List.of(), List.of(), null);

  /** Copies the lists; an empty working directory is none. */
  public ImageOverrides {
    entryPoint = List.copyOf(entryPoint);
    command = List.copyOf(command);
    workingDirectory =
        workingDirectory == null || workingDirectory.isEmpty() ? null : workingDirectory;
  }

  /**
   * Leaves everything to the image.
   *
   * @return no overrides
   */
  public static ImageOverrides none() {
    return NONE;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    if (!entryPoint.isEmpty()) {
      text.append("entry point ").append(entryPoint);
    }
    if (!command.isEmpty()) {
      text.append(text.isEmpty() ? "" : ", ").append("command ").append(command);
    }
    if (workingDirectory != null) {
      text.append(text.isEmpty() ? "" : ", ").append("in ").append(workingDirectory);
    }
    return text.isEmpty() ? "the image's own" : text.toString();
  }
}
