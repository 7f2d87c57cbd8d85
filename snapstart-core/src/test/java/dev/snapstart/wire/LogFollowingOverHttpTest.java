package dev.snapstart.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.snapstart.coldstart.LogLine;
import dev.snapstart.coldstart.LogReport;
import dev.snapstart.coldstart.LogRequest;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.internal.coldstart.FunctionRuns;
import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log is followed under virtual time, over the real SDK and HTTP. */
class LogFollowingOverHttpTest {
  private static final String SECRET = "s3cr3t-key-0815";

  @TempDir private Path folder;
  private VirtualWire wire;
  private Instant start;

  @BeforeEach
  void deploy() throws IOException {
    wire = new VirtualWire(Duration.ofMinutes(1));
    publish("one");
    start = wire.clock().instant();
  }

  @AfterEach
  void stop() {
    wire.close();
  }

  @Test
  void eachLineIsToldOnceAndInTime() {
    write(start, "1", "before");
    at(3, () -> write(start.plusSeconds(1), "1", "found late, with " + SECRET));
    at(10, () -> write(start.plusSeconds(10), "1", "next"));
    at(11, () -> write(start.plusSeconds(11), "$LATEST", "of another version"));
    assertThat(told("live", 60))
        .containsExactly(List.of("before"), List.of("found late, with ****"), List.of("next"));
  }

  @Test
  void linesGoOnAfterTheAliasHasMoved() throws IOException {
    publish("two");
    moveAlias("1");
    List<List<String>> told = new ArrayList<>();
    at(60, Thread.currentThread()::interrupt);
    SnapStartException end =
        follow(
            new LogRequest("orders", "live", Duration.ofHours(1), 10, null),
            report -> {
              told.add(texts(report));
              if (told.size() == 1) {
                moveAlias("2");
                write(wire.clock().instant(), "2", "the next version");
              }
            });
    assertThat(end.code()).isEqualTo(ErrorCode.CANCELLED);
    assertThat(told).containsExactly(List.of(), List.of("the next version"));
  }

  @Test
  void aValueThatWasReplacedIsStillTakenOut() {
    List<List<String>> told = new ArrayList<>();
    at(60, Thread.currentThread()::interrupt);
    SnapStartException end =
        follow(
            new LogRequest("orders", "$LATEST", Duration.ofHours(1), 10, null),
            report -> {
              told.add(texts(report));
              if (told.size() == 1) {
                wire.deploy(
                    DeploymentRequest.forFunction("orders")
                        .settings(it -> it.environment(Map.of("API_KEY", "another-k3y")))
                        .build());
                write(wire.clock().instant(), "$LATEST", "had " + SECRET + ", has another-k3y");
              }
            });
    assertThat(end.code()).isEqualTo(ErrorCode.CANCELLED);
    assertThat(told).containsExactly(List.of(), List.of("had ****, has ****"));
  }

  @Test
  void theFirstReadingHasALimitAndWhatItLeftOutIsNotToldLater() {
    write(start.minusSeconds(2), "1", "old");
    write(start.minusSeconds(1), "1", "older than the limit");
    List<List<String>> told = new ArrayList<>();
    at(30, Thread.currentThread()::interrupt);
    SnapStartException end =
        follow(
            new LogRequest("orders", null, Duration.ofHours(1), 1, null),
            report -> told.add(texts(report)));
    assertThat(end.code()).isEqualTo(ErrorCode.CANCELLED);
    assertThat(told).containsExactly(List.of("older than the limit"));
  }

  @Test
  void theQuotaIsLeftToOthers() {
    assertThat(told("live", 60)).hasSize(1);
    assertThat(readings()).isBetween(25L, 31L);

    // A stream keeps 10,000 events here, and a page has as many.
    for (int i = 0; i < 25_000; i++) {
      write(wire.clock().instant(), i % 3 == 0 ? "$LATEST" : "7" + i % 3, "noise");
    }
    long before = readings();
    start = wire.clock().instant();
    assertThat(told("live", 20)).hasSize(1);
    assertThat(readings() - before).as("three pages a time").isBetween(18L, 24L);
  }

  private List<List<String>> told(String qualifier, int seconds) {
    List<List<String>> told = new ArrayList<>();
    at(seconds, Thread.currentThread()::interrupt);
    SnapStartException end =
        follow(
            new LogRequest("orders", qualifier, Duration.ofHours(1), 100, null),
            report -> told.add(texts(report)));
    assertThat(end.code()).isEqualTo(ErrorCode.CANCELLED);
    return told;
  }

  private SnapStartException follow(LogRequest request, Consumer<LogReport> listener) {
    FunctionRuns runs = new FunctionRuns(wire.engine().reader(), unused -> {});
    try {
      return catchThrowableOfType(SnapStartException.class, () -> runs.follow(request, listener));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private static List<String> texts(LogReport report) {
    return report.lines().stream().map(LogLine::text).toList();
  }

  private void at(int seconds, Runnable action) {
    wire.clock().at(start.plusSeconds(seconds), action);
  }

  private void write(Instant at, String version, String text) {
    wire.lambda().logs().append("/aws/lambda/orders", "2026/11/23/[" + version + "]0a1b", at, text);
  }

  private long readings() {
    return wire.lambda().recordedCalls().stream()
        .filter(call -> call.operation().equals("FilterLogEvents"))
        .count();
  }

  private void moveAlias(String version) {
    wire.deploy(DeploymentRequest.forFunction("orders").version(version).alias("live").build());
  }

  private void publish(String content) throws IOException {
    Path file = folder.resolve(content + ".zip");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(content));
      zip.closeEntry();
    }
    wire.deploy(
        DeploymentRequest.forFunction("orders")
            .code(CodeSource.archive(file))
            .settings(Fixture.base().environment(Map.of("API_KEY", SECRET)).build())
            .publish()
            .alias("live")
            .build());
  }
}
