package dev.snapstart.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes packages, each with code of its own; thread-safe. */
final class Archives {
  private static final int BYTES = 1_000_000;

  private final Path folder;
  private final AtomicInteger made = new AtomicInteger();

  Archives(Path folder) {
    this.folder = folder;
  }

  /** A package of one megabyte that cannot be compressed. */
  Path next() throws IOException {
    int number = made.incrementAndGet();
    byte[] code = new byte[BYTES];
    new Random(number).nextBytes(code);
    Path file = folder.resolve("package-" + number + ".zip");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("com/example/Orders.class"));
      zip.write(code);
    }
    return file;
  }
}
