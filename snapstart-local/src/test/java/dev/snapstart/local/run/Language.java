package dev.snapstart.local.run;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.snapstart.local.run.function.Snapshot;
import dev.snapstart.local.run.process.Kits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.core.SdkBytes;

/** A language in which the same function is written; a test is skipped where it cannot be run. */
enum Language {
  JAVA("java17", Snapshot.class.getName() + "::handle") {
    @Override
    byte[] code() {
      return FunctionZip.of(Snapshot.class);
    }
  },
  PYTHON("python3.12", "limits.handle") {
    @Override
    byte[] code() {
      return FunctionZip.python("limits.py");
    }
  };

  private final String runtime;
  private final String handler;

  Language(String runtime, String handler) {
    this.runtime = runtime;
    this.handler = handler;
  }

  abstract byte[] code();

  void orSkip() {
    try {
      Path folder = Files.createTempDirectory("kits");
      assumeTrue(
          new Kits(folder).find(runtime) != null, "skipped: " + runtime + " cannot be run here");
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Creates the function.
   *
   * @param variables names and values; FAIL, HANG and EXIT name the place where it does so:
   *     constructor, before, after or handler
   */
  void create(RunServer server, String name, boolean snapStart, String... variables) {
    server.create(
        name,
        snapStart,
        r ->
            r.runtime(runtime)
                .handler(handler)
                .code(c -> c.zipFile(SdkBytes.fromByteArray(code()))),
        variables);
  }
}
