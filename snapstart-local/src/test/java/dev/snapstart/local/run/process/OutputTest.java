package dev.snapstart.local.run.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTest {
  @TempDir Path folder;

  @Test
  void linesArePassedOnWhenTheyAreComplete() throws IOException {
    Path file = Files.createFile(folder.resolve("output"));
    List<String> lines = new ArrayList<>();
    Output output = new Output(file, lines::add);

    print(file, "one\r\ntw");
    output.drain();
    assertThat(lines).containsExactly("one");
    print(file, "\u00f6\n\n" + "x".repeat(300_000) + "\nlast");
    output.drain();
    assertThat(lines.subList(1, 3)).containsExactly("tw\u00f6", "");
    assertThat(lines.get(3)).hasSize(256 * 1024);
    assertThat(lines.get(4)).hasSize(300_000 - 256 * 1024);
    assertThat(lines).hasSize(5);
    output.close();
    assertThat(lines).hasSize(6).endsWith("last");
    output.drain();
  }

  private static void print(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.APPEND);
  }
}
