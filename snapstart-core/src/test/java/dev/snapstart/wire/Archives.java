package dev.snapstart.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes archives to deploy. */
final class Archives {
  private Archives() {}

  /** One that only differs from others by a text. */
  static Path of(Path folder, String name, String content) {
    return write(folder, name, "handler.txt", content.getBytes(StandardCharsets.UTF_8));
  }

  /** One that is at least so large. */
  static Path noise(Path folder, int bytes) {
    byte[] content = new byte[bytes];
    new Random(7).nextBytes(content);
    return write(folder, "noise", "handler.txt", content);
  }

  /** One that can run. */
  static Path of(Path folder, String name, Class<?> function) {
    String entry = function.getName().replace('.', '/') + ".class";
    try (InputStream code = function.getResourceAsStream("/" + entry)) {
      return write(folder, name, entry, code.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path write(Path folder, String name, String entry, byte[] content) {
    Path file = folder.resolve(name + ".zip");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write(content);
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }
}
