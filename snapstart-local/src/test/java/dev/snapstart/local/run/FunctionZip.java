package dev.snapstart.local.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packages of functions for tests. */
public final class FunctionZip {
  private FunctionZip() {}

  /** The classes of a function in Java, and the CRaC API as a library. */
  public static byte[] of(Class<?> function) {
    Map<String, byte[]> entries = new TreeMap<>();
    String folder = function.getPackageName().replace('.', '/');
    try {
      Path classes =
          Path.of(function.getProtectionDomain().getCodeSource().getLocation().toURI())
              .resolve(folder);
      try (DirectoryStream<Path> files =
          Files.newDirectoryStream(classes, function.getSimpleName() + "*.class")) {
        for (Path file : files) {
          entries.put(folder + "/" + file.getFileName(), Files.readAllBytes(file));
        }
      }
      Path crac =
          Path.of(org.crac.Core.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      entries.put("lib/crac.jar", Files.readAllBytes(crac));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    return zip(entries);
  }

  /** A function in Python. */
  static byte[] python(String file) {
    try (InputStream in = FunctionZip.class.getResourceAsStream(file)) {
      return zip(
          Map.of(file, in.readAllBytes(), "data.txt", "data".getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A single file beside a test. */
  public static byte[] resource(Class<?> test, String file) {
    try (InputStream in = test.getResourceAsStream(file)) {
      return zip(Map.of(file, in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] zip(Map<String, byte[]> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : new TreeMap<>(entries).entrySet()) {
        ZipEntry named = new ZipEntry(entry.getKey());
        named.setTime(0);
        zip.putNextEntry(named);
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
