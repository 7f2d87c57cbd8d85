package dev.snapstart.internal.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive that lost its end, or one byte. */
class DamagedArchiveTest {
  private static final byte[] REPLACEMENTS = {0, 1, 0x7f, (byte) 0xff};
  @TempDir private Path folder;

  @Test
  void everyTruncationIsRefused() throws IOException {
    DamagedArchives archives = new DamagedArchives(folder);
    byte[] zip = zip();
    assertThat(archives.check(zip)).isTrue();
    for (int length = 0; length < zip.length; length++) {
      assertThat(archives.check(Arrays.copyOf(zip, length))).as("%d bytes", length).isFalse();
    }
  }

  @Test
  void everyChangedByteIsRefusedOrHarmless() throws IOException {
    DamagedArchives archives = new DamagedArchives(folder);
    byte[] zip = zip();
    int refused = 0;
    for (int at = 0; at < zip.length; at++) {
      for (byte replacement : REPLACEMENTS) {
        byte[] changed = zip.clone();
        changed[at] = replacement;
        try {
          refused += archives.check(changed) ? 0 : 1;
        } catch (RuntimeException | Error e) {
          throw new AssertionError("byte " + at + " replaced by " + replacement, e);
        }
      }
    }
    assertThat(refused).isPositive();
  }

  private static byte[] zip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : new String[] {"a.txt", "META-INF/maven/g/a/pom.properties"}) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write("#Mon Nov 23 10:00:00 UTC 2026\nversion=1\n".getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
