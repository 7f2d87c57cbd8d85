package dev.snapstart.maven;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Runs in a process of the local Lambda, from a package of this one class. */
public class EchoFunction {

  /** Answers its event, and fails if asked to. */
  public Map<String, Object> handle(Map<String, Object> event) {
    System.out.println("echo prints " + System.getenv("STAGE"));
    if (event.containsKey("fail")) {
      throw new IllegalStateException("as asked: " + event.get("fail"));
    }
    return Map.of("echo", event);
  }

  /** Writes the package into a folder. */
  static Path archive(Path folder) {
    String entry = EchoFunction.class.getName().replace('.', '/') + ".class";
    Path file = folder.resolve("echo.zip");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out);
        InputStream code = EchoFunction.class.getResourceAsStream("/" + entry)) {
      zip.putNextEntry(new ZipEntry(entry));
      code.transferTo(zip);
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }
}
