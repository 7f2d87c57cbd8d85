package dev.snapstart.benchmarks;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Files that come with the benchmarks. */
final class Resources {
  private Resources() {}

  /** Writes one into a folder, with each <code>${name}</code> of the values filled in. */
  static Path copy(String name, Path folder, String as, Map<String, String> values)
      throws IOException {
    try (InputStream in = Resources.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException(name);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (Map.Entry<String, String> value : values.entrySet()) {
        text = text.replace("${" + value.getKey() + "}", value.getValue());
      }
      return Files.writeString(folder.resolve(as), text);
    }
  }
}
