package dev.snapstart.local.run.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracesTest {
  private static final int CHUNK = 1 << 20;
  @TempDir Path memory;

  @Test
  void aTokenIsReplacedWhereverItIs() throws IOException {
    String text =
        "token" + "-".repeat(CHUNK - 8) + "token" + "tok".repeat(5) + "-".repeat(CHUNK) + "token";
    Path pages = Files.writeString(memory.resolve("pages-1.img"), text);
    Path others = Files.writeString(memory.resolve("pages-2.img"), "a token");
    Files.writeString(memory.resolve("core-1.img"), "token");

    Traces.of(memory, "token").replace(memory, "nekot");

    assertThat(Files.readString(pages, StandardCharsets.ISO_8859_1))
        .isEqualTo(text.replace("token", "nekot"));
    assertThat(others).hasContent("a nekot");
    assertThat(memory.resolve("core-1.img")).as("no memory").hasContent("token");
  }

  @Test
  void copiesOfAProcessWithoutItsTokenCouldNotBeToldApart() throws IOException {
    Files.writeString(memory.resolve("pages-1.img"), "tok");

    assertThatThrownBy(() -> Traces.of(memory, "token"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("its own address");
  }
}
