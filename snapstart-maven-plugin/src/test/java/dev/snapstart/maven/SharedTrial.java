package dev.snapstart.maven;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tries goals on one local Lambda for all tests of a class, because they change nothing there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SharedTrial {
  AccessTrial trial;

  abstract AccessTrial begin(Path folder);

  @BeforeAll
  void start(@TempDir Path folder) {
    trial = begin(folder);
  }

  @BeforeEach
  void forget() {
    trial.forget();
  }

  @AfterAll
  void stop() {
    trial.close();
  }
}
