package dev.snapstart.wire;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Gives each test a server of its own, and the library connected to it. */
abstract class OverHttp {
  @TempDir Path folder;
  Fixture fixture;

  @BeforeEach
  final void start() {
    fixture = new Fixture(folder);
  }

  @AfterEach
  final void stop() {
    fixture.close();
  }
}
