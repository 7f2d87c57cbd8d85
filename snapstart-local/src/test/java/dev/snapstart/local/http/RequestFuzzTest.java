package dev.snapstart.local.http;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/**
 * Scripts of requests against the server without its sockets. An ordinary run plays the kept
 * scripts; docs/reliability.md has the command of the long one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestFuzzTest {
  /** Made by the first script: classes loaded before the fuzzer is there would go unwatched. */
  private @Nullable FuzzedServer server;

  @DictionaryFile(resourcePath = "requests.dict")
  @FuzzTest(maxDuration = "0s", maxExecutions = 200_000)
  void requests(byte[] script) {
    if (server == null) {
      server = new FuzzedServer();
    }
    server.play(script);
  }

  @AfterAll
  void tellWhatWasAsked() {
    if (server != null) {
      System.out.println(
          "fuzzed requests: " + server.requests() + ", answers " + server.statuses());
    }
  }
}
