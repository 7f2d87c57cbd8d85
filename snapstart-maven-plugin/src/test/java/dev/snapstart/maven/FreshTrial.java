package dev.snapstart.maven;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tries goals on a local Lambda of each test's own, because they change what is there. */
abstract class FreshTrial {
  @TempDir private Path folder;
  AccessTrial trial;

  @BeforeEach
  void start() {
    trial = AccessTrial.in(folder);
  }

  @AfterEach
  void stop() {
    trial.close();
  }
}
