package dev.snapstart.local.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The kept scripts, and the words of which requests are made. */
final class Corpus {
  private static final Path FOLDER =
      Path.of("src", "test", "resources", "dev", "snapstart", "local", "http");

  private Corpus() {}

  static List<byte[]> scripts() {
    return all("RequestFuzzTestInputs/requests");
  }

  /** What goes over a connection, as it is. */
  static List<byte[]> rawTexts() {
    return all("SocketFuzzTestInputs/bytes");
  }

  private static List<byte[]> all(String folder) {
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      return files.sorted().map(Corpus::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The fuzzer's dictionary. */
  static List<byte[]> words() {
    String dictionary = new String(read(FOLDER.resolve("requests.dict")), StandardCharsets.UTF_8);
    return dictionary
        .lines()
        .filter(line -> line.startsWith("\""))
        .map(line -> line.substring(1, line.length() - 1))
        .map(word -> word.replace("\\x0a", "\n").replace("\\\"", "\"").replace("\\\\", "\\"))
        .map(word -> word.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
