package dev.snapstart.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The short form of {@link RequestFuzzTest}, without a fuzzer: the same requests in each run. */
class MutatedRequestsTest {
  private static final int SCRIPTS = Integer.getInteger("snapstart.fuzz.scripts", 1_500);
  private static final int CONNECTIONS = Integer.getInteger("snapstart.fuzz.connections", 2_000);
  private final FuzzedServer server = new FuzzedServer();

  @Test
  void theKeptScriptsAreRealRequests() {
    Corpus.scripts().forEach(server::play);

    assertThat(server.statuses()).containsKeys(200, 201, 204, 404, 409, 412, 501);
  }

  @Test
  void changedAtRandomTheyAreStillAnsweredInGoodOrder() {
    Mutations mutations =
        new Mutations(Long.getLong("snapstart.fuzz.seed", 1), Corpus.scripts(), Corpus.words());
    for (int script = 0; script < SCRIPTS; script++) {
      byte[] text = mutations.next();
      try {
        server.play(text);
      } catch (RuntimeException | Error e) {
        throw new AssertionError(
            "Script " + script + ":\n" + new String(text, StandardCharsets.ISO_8859_1), e);
      }
    }
    assertThat(server.requests()).isGreaterThan(SCRIPTS);
  }

  @Test
  void overRealConnectionsNothingHangsOrIsLeftBehind() throws IOException {
    List<byte[]> texts = Corpus.rawTexts();
    Mutations mutations = new Mutations(1, texts, Corpus.words());
    try (Traffic traffic = new Traffic()) {
      for (byte[] text : texts) {
        traffic.send(text);
      }
      for (int connection = 0; connection < CONNECTIONS; connection++) {
        traffic.send(mutations.next());
      }
      traffic.checkLeaks();
    }
  }
}
