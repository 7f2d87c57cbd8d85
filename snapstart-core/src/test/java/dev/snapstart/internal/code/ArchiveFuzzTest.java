package dev.snapstart.internal.code;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Any bytes as an archive; docs/reliability.md has the command. */
class ArchiveFuzzTest {
  // Outside of a fuzz run, each kept input gets a folder of its own.
  @TempDir private Path folder;

  @FuzzTest(maxDuration = "0s", maxExecutions = 50_000)
  void archives(byte[] bytes) throws IOException {
    var unused = new DamagedArchives(folder).check(bytes);
  }
}
