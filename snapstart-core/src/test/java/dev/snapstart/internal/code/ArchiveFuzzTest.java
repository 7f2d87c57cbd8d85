package dev.snapstart.internal.code;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Any bytes as an archive; docs/reliability.md has the command. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchiveFuzzTest {
  @TempDir private Path folder;
  private @Nullable DamagedArchives archives;

  @FuzzTest(maxDuration = "0s", maxExecutions = 50_000)
  void archives(byte[] bytes) throws IOException {
    if (archives == null) {
      archives = new DamagedArchives(folder);
    }
    var unused = archives.check(bytes);
  }
}
