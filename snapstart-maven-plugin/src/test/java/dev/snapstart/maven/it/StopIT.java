package dev.snapstart.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.local.Delays;
import dev.snapstart.local.LocalLambda;
import dev.snapstart.local.control.CallListener;
import dev.snapstart.local.fault.Fault;
import dev.snapstart.local.fault.Trigger;
import dev.snapstart.local.state.LambdaAnswer;
import dev.snapstart.local.state.LambdaCall;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ctrl-C and SIGTERM end a real Maven at once, with a word on how things stand. */
@Tag("slow")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "processes cannot be asked to end there")
class StopIT {
  private static final Duration AT_MOST = Duration.ofSeconds(2);

  /** Other tests may keep the machine busy for once. */
  private static final int TRIES = 3;

  private static final String GO_ON = "[ERROR] Go on from there with: mvn ";

  /** The last words, and how long they took. */
  private record Stopped(List<String> said, Duration took) {}

  @TempDir static Path folder;
  private static MavenInstallation maven;

  @BeforeAll
  static void findMaven() throws IOException {
    maven = MavenInstallation.in(folder);
  }

  @ParameterizedTest
  @CsvSource({"TERM, 143", "INT, 130"})
  void whileTheSnapshotIsMade(String signal, int exitCode) throws Exception {
    inTime(() -> stoppedWhileTheSnapshotIsMade(signal, exitCode));
  }

  private static Duration stoppedWhileTheSnapshotIsMade(String signal, int exitCode)
      throws Exception {
    try (LocalLambda lambda = lambda(Duration.ofHours(1))) {
      Path project = project("waiting-" + signal);
      Stopped stopped =
          stopped(
              signal,
              exitCode,
              lambda,
              project,
              stop ->
                  line -> {
                    if (line.contains("snapshot of version 1: Pending")) {
                      stop.complete(null);
                    }
                  });
      assertThat(stopped.said().get(0))
          .contains("PublishVersion", "version 1 is Pending", "alias live does not exist");
      return stopped.took();
    }
  }

  @ParameterizedTest
  @CsvSource({"TERM, 143", "INT, 130"})
  void whileACallHangs(String signal, int exitCode) throws Exception {
    inTime(() -> stoppedWhileACallHangs(signal, exitCode));
  }

  private static Duration stoppedWhileACallHangs(String signal, int exitCode) throws Exception {
    try (LocalLambda lambda = lambda(Duration.ofMillis(100))) {
      lambda.faults().add(Trigger.next().of("PublishVersion"), Fault.hangAfter());
      Path project = project("hanging-" + signal);
      Stopped stopped =
          stopped(
              signal,
              exitCode,
              lambda,
              project,
              stop -> {
                lambda.onCall(
                    new CallListener() {
                      @Override
                      public void beforeAnswer(LambdaCall call, LambdaAnswer answer) {
                        if (call.operation().equals("PublishVersion")) {
                          stop.complete(null);
                        }
                      }
                    });
                return line -> {};
              });
      goesOn(stopped.said().get(1), project);
      assertThat(Remains.of(lambda.state(), "orders"))
          .anyMatch(it -> it.startsWith("alias live 1 "))
          .noneMatch(it -> it.startsWith("2 "));
      return stopped.took();
    }
  }

  @ParameterizedTest
  @CsvSource({"TERM, 143", "INT, 130"})
  void whileALogIsFollowed(String signal, int exitCode) throws Exception {
    try (LocalLambda lambda = lambda(Duration.ofMillis(1))) {
      Path project = project("following-" + signal);
      String endpoint = "-Dsnapstart.endpoint=" + lambda.endpoint();
      try (MavenProcess deploy =
          maven.start(
              project,
              Map.of(),
              line -> {},
              List.of("snapstart:deploy", "-Dsnapstart.codeFile=one.zip", endpoint))) {
        assertThat(deploy.await()).as(deploy.output()).isZero();
      }
      log(lambda, "before");
      CompletableFuture<Void> stop = new CompletableFuture<>();
      Consumer<String> watcher =
          line -> {
            if (line.endsWith("[1] before")) {
              log(lambda, "meanwhile");
            } else if (line.endsWith("[1] meanwhile")) {
              stop.complete(null);
            }
          };
      try (MavenProcess running =
          maven.start(
              project,
              Map.of(),
              watcher,
              List.of("snapstart:logs", "-Dsnapstart.follow", endpoint))) {
        stop.get(1, TimeUnit.MINUTES);
        running.signal(signal);
        long asked = System.nanoTime();
        assertThat(running.await()).as(running.output()).isEqualTo(exitCode);
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(AT_MOST);
        assertThat(running.lines())
            .contains("[INFO] Following it; Ctrl-C ends that.")
            .noneMatch(line -> line.contains("[ERROR]") || line.contains("[WARNING]"));
      }
    }
  }

  private static void log(LocalLambda lambda, String text) {
    lambda.logs().append("/aws/lambda/orders", "2026/11/26/[1]0a1b2c3d", Instant.now(), text);
  }

  private static void inTime(Callable<Duration> stop) throws Exception {
    Duration took = stop.call();
    for (int tried = 1; tried < TRIES && took.compareTo(AT_MOST) >= 0; tried++) {
      took = stop.call();
    }
    assertThat(took).isLessThan(AT_MOST);
  }

  private static LocalLambda lambda(Duration snapshot) {
    return LocalLambda.builder().delays(Delays.none().withSnapshot(snapshot)).start();
  }

  private static Path project(String name) throws IOException {
    return ScratchProject.write(folder.resolve(name), ScratchProject.ORDERS);
  }

  /** Stops a deploy. */
  private static Stopped stopped(
      String signal,
      int exitCode,
      LocalLambda lambda,
      Path project,
      java.util.function.Function<CompletableFuture<Void>, Consumer<String>> moment)
      throws Exception {
    CompletableFuture<Void> stop = new CompletableFuture<>();
    Consumer<String> watcher = moment.apply(stop);
    try (MavenProcess running =
        maven.start(
            project,
            Map.of(),
            watcher,
            List.of(
                "snapstart:deploy",
                "-Dsnapstart.codeFile=one.zip",
                "-Dsnapstart.endpoint=" + lambda.endpoint()))) {
      stop.get(1, TimeUnit.MINUTES);
      running.signal(signal);
      long asked = System.nanoTime();
      assertThat(running.await()).as(running.output()).isEqualTo(exitCode);
      Duration took = Duration.ofNanos(System.nanoTime() - asked);
      System.out.println("| SIG" + signal + " | " + project.getFileName() + " | " + took + " |");
      List<String> said =
          running.lines().stream().filter(line -> line.startsWith("[ERROR]")).toList();
      assertThat(said).as(running.output()).hasSize(2);
      assertThat(said.get(0)).startsWith("[ERROR] orders: stopped. ");
      assertThat(said.get(1)).startsWith(GO_ON).contains("-Dsnapstart.endpoint=");
      return new Stopped(said, took);
    }
  }

  /** Does as the last line says. */
  private static void goesOn(String line, Path project) throws IOException {
    List<String> words = Arrays.asList(line.substring(GO_ON.length()).split(" "));
    try (MavenProcess again = maven.start(project, Map.of(), printed -> {}, words)) {
      assertThat(again.await()).as(again.output()).isZero();
    }
  }
}
