package dev.snapstart.local.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class CodePackageTest {

  @Test
  void aZipIsMeasuredByWhatItUnpacksTo() throws IOException {
    CodePackage code = CodePackage.of(zip(Map.of("a.txt", "x".repeat(5000), "b/c.txt", "hello")));

    assertThat(code.zip()).isTrue();
    assertThat(code.entries()).isEqualTo(2);
    assertThat(code.unzippedSize()).isEqualTo(5005);
    assertThat(code.size()).isLessThan(1000);
  }

  @Test
  void theHashIsTheOneThatLambdaShows() {
    assertThat(CodePackage.of("abc".getBytes(StandardCharsets.UTF_8)).sha256())
        .isEqualTo("ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
  }

  @Test
  void aJarWithAScriptInFrontIsAZip() throws IOException {
    byte[] zip = zip(Map.of("a.txt", "hello"));
    byte[] script = "#!/bin/sh\nexec java -jar $0\n".getBytes(StandardCharsets.UTF_8);
    byte[] both = Arrays.copyOf(script, script.length + zip.length);
    System.arraycopy(zip, 0, both, script.length, zip.length);

    assertThat(CodePackage.of(both).unzippedSize()).isEqualTo(5);
  }

  @Test
  void moreEntriesThanOldZipsCanCountAreCounted() throws IOException {
    Map<String, String> files = new HashMap<>();
    for (int i = 0; i < 70_000; i++) {
      files.put(Integer.toString(i), "");
    }

    assertThat(CodePackage.of(zip(files)).entries()).isEqualTo(70_000);
  }

  @Test
  void whatIsNoZipIsNone() throws IOException {
    byte[] zip = zip(Map.of("a.txt", "hello", "b.txt", "world"));

    assertThat(CodePackage.of(new byte[0]).zip()).isFalse();
    assertThat(CodePackage.of("text".repeat(100).getBytes(StandardCharsets.UTF_8)).zip()).isFalse();
    assertThat(CodePackage.of(Arrays.copyOf(zip, zip.length / 2)).zip()).isFalse();
  }

  @Test
  void brokenBytesNeverThrow() throws IOException {
    byte[] zip = zip(Map.of("a.txt", "hello", "b.txt", "world"));
    Random random = new Random(42);
    for (int i = 0; i < 20_000; i++) {
      byte[] broken = zip.clone();
      for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      assertThat(CodePackage.of(broken).size()).isEqualTo(zip.length);
    }
  }

  private static byte[] zip(Map<String, String> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
