package dev.snapstart.local.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.snapstart.local.Delays;
import dev.snapstart.local.Deployments;
import dev.snapstart.local.LocalLambda;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;
import software.amazon.awssdk.services.lambda.LambdaClient;

class LocalLambdaExtensionTest {
  private static final List<LocalLambda> SEEN = new ArrayList<>();

  @BeforeEach
  void forget() {
    SEEN.clear();
  }

  @Test
  void everyTestGetsAFreshServer() {
    run(EachItsOwn.class, 2);

    assertThat(SEEN).hasSize(4);
    assertThat(SEEN.get(0)).as("the test and its @BeforeEach share one").isSameAs(SEEN.get(1));
    assertThat(SEEN.get(2)).isSameAs(SEEN.get(3)).isNotSameAs(SEEN.get(0));
    assertThat(SEEN).allSatisfy(LocalLambdaExtensionTest::assertClosed);
  }

  @Test
  void testsShareTheServerOfAStaticField() {
    run(AllOne.class, 2);

    assertThat(SEEN).hasSize(2);
    assertThat(SEEN.get(0)).isSameAs(SEEN.get(1));
    assertThat(SEEN).allSatisfy(LocalLambdaExtensionTest::assertClosed);
  }

  @Test
  void anInstanceFieldHasOptionsAndAFreshServerForEachTest() {
    run(EachWithOptions.class, 2);

    assertThat(SEEN).hasSize(2);
    assertThat(SEEN.get(0)).isNotSameAs(SEEN.get(1));
    assertThat(SEEN).allSatisfy(LocalLambdaExtensionTest::assertClosed);
  }

  private static void run(Class<?> tests, int expected) {
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(tests))
        .execute()
        .testEvents()
        .assertStatistics(statistics -> statistics.started(expected).succeeded(expected));
  }

  private static void assertClosed(LocalLambda server) {
    int port = server.endpoint().getPort();
    assertThatThrownBy(() -> new Socket("127.0.0.1", port).close())
        .isInstanceOf(ConnectException.class);
  }

  private static void use(LocalLambda server) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.endpoint().getPort())) {
      assertThat(socket.isConnected()).isTrue();
    }
    SEEN.add(server);
  }

  @ExtendWith(LocalLambdaExtension.class)
  static class EachItsOwn {
    @BeforeEach
    void before(LocalLambda server) throws IOException {
      use(server);
    }

    @Test
    void one(LocalLambda server) throws IOException {
      use(server);
    }

    @Test
    void two(LocalLambda server) throws IOException {
      use(server);
    }
  }

  static class AllOne {
    @RegisterExtension
    static final LocalLambdaExtension SERVERS =
        LocalLambdaExtension.with(LocalLambda.builder().delays(Delays.none()));

    @Test
    void one(LocalLambda server) throws IOException {
      use(server);
    }

    @Test
    void two(LocalLambda server) throws IOException {
      use(server);
    }
  }

  static class EachWithOptions {
    @RegisterExtension
    final LocalLambdaExtension servers =
        LocalLambdaExtension.with(LocalLambda.builder().region("eu-west-1").delays(Delays.none()));

    @Test
    void one(LocalLambda server) throws IOException {
      assertThat(server.region()).isEqualTo("eu-west-1");
      use(server);
    }

    @Test
    void two(LocalLambda server) throws IOException {
      try (LambdaClient lambda = Deployments.client(server)) {
        assertThat(lambda.listFunctions().functions()).isEmpty();
      }
      use(server);
    }
  }
}
