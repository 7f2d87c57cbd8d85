package dev.snapstart.maven;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers a function's environment variables; names may appear in errors, values never do. */
final class EnvironmentReader {
  private static final int BYTE_ORDER_MARK = '\uFEFF';

  private final Path folder;
  private final Map<String, String> process;

  /**
   * Creates a reader.
   *
   * @param folder what relative file names start from
   * @param process the environment that Maven runs in
   */
  EnvironmentReader(Path folder, Map<String, String> process) {
    this.folder = folder;
    this.process = process;
  }

  /**
   * Returns file, process and elements, each winning over the one before; empty if none is given.
   */
  Optional<Map<String, String>> read(FunctionConfig config) {
    List<String> names = config.environmentFrom;
    if (config.environment == null && config.environmentFile == null && names == null) {
      return Optional.empty();
    }
    Map<String, String> all = new TreeMap<>();
    if (config.environmentFile != null) {
      all.putAll(file(config.environmentFile));
    }
    if (names != null) {
      names.forEach(name -> all.put(name, fromProcess(name)));
    }
    if (config.environment != null) {
      config.environment.forEach((name, value) -> all.put(name, emptyIfNull(value)));
    }
    return Optional.of(all);
  }

  /** Maven hands {@code <NAME></NAME>} over as null. */
  private static String emptyIfNull(@Nullable String value) {
    return value == null ? "" : value;
  }

  private String fromProcess(String name) {
    String value = process.get(name);
    if (value == null) {
      throw SnapStartException.of(
              ErrorCode.INVALID_REQUEST,
              "environmentFrom: '" + name + "' is not set in the environment that Maven runs in.")
          .advice("Set it, or take the name out.")
          .build();
    }
    return value;
  }

  private Map<String, String> file(String name) {
    Path file = folder.resolve(name);
    Properties properties = new Properties();
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      reader.mark(1);
      if (reader.read() != BYTE_ORDER_MARK) {
        reader.reset();
      }
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw SnapStartException.of(
              ErrorCode.INVALID_REQUEST,
              "environmentFile: '" + file + "' is not a readable properties file.")
          .advice("Give a UTF-8 file of lines such as STAGE=test.")
          .cause(e instanceof IOException ? e : null)
          .build();
    }
    Map<String, String> all = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> all.put(key, properties.getProperty(key)));
    return all;
  }
}
