package dev.snapstart.local.http;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.api.SilentCloseable;
import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** Raw bytes over real connections; docs/reliability.md has the command. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SocketFuzzTest {
  private @Nullable Traffic traffic;

  @DictionaryFile(resourcePath = "requests.dict")
  @FuzzTest(maxDuration = "0s", maxExecutions = 50_000)
  void bytes(byte[] text) throws IOException {
    // The connections are this test's own.
    try (SilentCloseable unused = BugDetectors.allowNetworkConnections()) {
      if (traffic == null) {
        traffic = new Traffic();
      }
      traffic.send(text);
    }
  }

  @AfterAll
  void nothingIsLeftBehind() {
    if (traffic != null) {
      traffic.checkLeaks();
      traffic.close();
    }
  }
}
