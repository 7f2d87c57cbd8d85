package dev.snapstart.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapstart.local.control.Quotas;
import dev.snapstart.local.state.FunctionVersion;
import dev.snapstart.local.state.LambdaFunction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

class LocalLambdaTest {
  private static final Instant START = Instant.parse("2026-11-23T06:14:21.123Z");

  @Test
  void aServerNeedsNoOptionsAndListensOnLoopbackOnly() {
    try (LocalLambda server = LocalLambda.start()) {
      assertThat(server.endpoint().getHost()).isEqualTo("127.0.0.1");
      assertThat(server.region()).isEqualTo("us-east-1");
      assertThat(server.accountId()).isEqualTo("123456789012");
    }
  }

  @Test
  void aTakenPortIsToldWithItsNumber() {
    try (LocalLambda server = LocalLambda.start()) {
      int port = server.endpoint().getPort();

      assertThatThrownBy(() -> LocalLambda.builder().port(port).start())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(Integer.toString(port));
    }
  }

  @Test
  void noThreadKeepsTheProcessAlive() {
    try (LocalLambda server = LocalLambda.start()) {
      assertThat(server.endpoint()).isNotNull();
      assertThat(Thread.getAllStackTraces().keySet())
          .filteredOn(thread -> thread.getName().contains("snapstart-local"))
          .isNotEmpty()
          .allMatch(Thread::isDaemon);
    }
  }

  @Test
  void aClosedServerAnswersNoMore() {
    LocalLambda server = LocalLambda.start();
    try (LambdaClient lambda = Deployments.client(server)) {
      lambda.listFunctions();
      server.close();

      assertThatThrownBy(lambda::listFunctions).isNotNull();
    }
  }

  @Test
  void snapshotsTakeTheTimesThatWereQueuedThenTheUsualOne() {
    Delays delays =
        Delays.none()
            .withSnapshot(Duration.ofSeconds(9))
            .withSnapshots(Duration.ofSeconds(3), Duration.ofSeconds(5));
    try (LocalLambda server = fixed(delays);
        LambdaClient lambda = Deployments.client(server)) {
      lambda.createFunction(Deployments.create("orders", true));
      for (int memory = 512; memory < 515; memory++) {
        int megabytes = memory;
        lambda.updateFunctionConfiguration(r -> r.functionName("orders").memorySize(megabytes));
        lambda.publishVersion(r -> r.functionName("orders"));
        lambda.publishVersion(r -> r.functionName("orders"));
      }

      assertThat(snapshotTimes(server))
          .as("publishing the unchanged takes no snapshot, and so no time")
          .containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(9));
    }
  }

  @Test
  void equalSeedsYieldEqualSnapshotTimesWithinTheirBounds() {
    Duration least = Duration.ofSeconds(3);
    Duration most = Duration.ofSeconds(12);
    Supplier<List<Duration>> drawn =
        () ->
            Stream.generate(Delays.none().withRandomSnapshots(least, most, 42).snapshot())
                .limit(1000)
                .toList();

    assertThat(drawn.get())
        .isEqualTo(drawn.get())
        .allSatisfy(duration -> assertThat(duration).isBetween(least, most))
        .anyMatch(duration -> duration.compareTo(Duration.ofSeconds(4)) < 0)
        .anyMatch(duration -> duration.compareTo(Duration.ofSeconds(11)) > 0);
  }

  private static List<Duration> snapshotTimes(LocalLambda server) {
    LambdaFunction function = server.state().function("orders");
    List<Duration> times = new ArrayList<>();
    for (FunctionVersion version : function.versions().values()) {
      times.add(Duration.between(version.lastModified(), version.lifecycle().due()));
    }
    return times;
  }

  private static LocalLambda fixed(Delays delays) {
    return LocalLambda.builder().delays(delays).clock(Clock.fixed(START, ZoneOffset.UTC)).start();
  }

  @Test
  void quotasRefuseWhatIsTooMuchPerSecond() {
    try (LocalLambda server =
            LocalLambda.builder().quotas(true).clock(Clock.fixed(START, ZoneOffset.UTC)).start();
        LambdaClient lambda = Deployments.client(server)) {
      lambda.createFunction(Deployments.create("orders", false));
      for (int i = 0; i < 14; i++) {
        lambda.listFunctions();
      }

      assertThatThrownBy(lambda::listFunctions).isInstanceOf(TooManyRequestsException.class);
      for (int i = 0; i < 100; i++) {
        lambda.getFunction(r -> r.functionName("orders"));
      }
      assertThatThrownBy(() -> lambda.getFunction(r -> r.functionName("orders")))
          .isInstanceOf(TooManyRequestsException.class)
          .hasMessageContaining("Rate exceeded");
    }
  }

  @Test
  void bucketsFillUpAgain() {
    List<Instant> now = new ArrayList<>(List.of(START));
    InstantSource clock = () -> now.get(0);
    Quotas quotas = new Quotas(clock.withZone(ZoneOffset.UTC));
    assertThat(granted(quotas, 1000)).isEqualTo(15);

    now.set(0, START.plusMillis(500));
    assertThat(granted(quotas, 1000)).isEqualTo(7);
    now.set(0, START.plusSeconds(3600));
    assertThat(granted(quotas, 1000)).isEqualTo(15);
    assertThat(quotas.take("GetPolicy")).isEmpty();
  }

  private static int granted(Quotas quotas, int calls) {
    int granted = 0;
    for (int i = 0; i < calls; i++) {
      granted += quotas.take("PublishVersion").isEmpty() ? 1 : 0;
    }
    return granted;
  }

  @Test
  void manyClientsAtOnceNeverSeeOneNumberTwice() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (LocalLambda server = LocalLambda.builder().delays(Delays.none()).start();
        LambdaClient lambda = Deployments.client(server)) {
      lambda.createFunction(Deployments.create("orders", false));
      List<Callable<String>> publishers = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        int memory = 200 + i;
        publishers.add(
            () -> {
              lambda.updateFunctionConfiguration(r -> r.functionName("orders").memorySize(memory));
              return lambda.publishVersion(r -> r.functionName("orders")).codeSha256();
            });
      }
      for (Future<String> published : threads.invokeAll(publishers)) {
        assertThat(published.get()).isNotBlank();
      }

      assertThat(server.state().function("orders").versions().asMap().keySet())
          .hasSizeBetween(2, 64);
      assertThat(server.recordedCalls()).hasSize(129);
    } finally {
      threads.shutdownNow();
    }
  }
}
