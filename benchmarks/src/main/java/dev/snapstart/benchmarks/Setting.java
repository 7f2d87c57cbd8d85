package dev.snapstart.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

/**
 * What every benchmark works with.
 *
 * @param folder for files, its own
 * @param seed where all randomness comes from
 */
record Setting(Path folder, long seed) {
  Path newFolder(String name) throws IOException {
    return Files.createTempDirectory(Files.createDirectories(folder), name);
  }

  Archives archives() throws IOException {
    return new Archives(newFolder("packages"));
  }

  /** A time to the millisecond, so that it falls on nobody's polling grid. */
  static Duration between(Duration least, Duration most, Random random) {
    long spread = most.minus(least).toMillis();
    return least.plusMillis((long) (random.nextDouble() * spread));
  }
}
