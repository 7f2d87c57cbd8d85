package dev.snapstart.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.snapstart.local.ChildJvm;
import dev.snapstart.local.LocalLambda;
import dev.snapstart.local.run.function.Snapshot;
import dev.snapstart.local.run.process.Criu;
import dev.snapstart.local.run.process.Launcher;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;

/** Environments of a version as copies of one snapshot, through CRIU. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "CRIU is for Linux only")
class CopiedSnapshotTest {
  private static final int COPIES = 3;
  private static final String OFF = "snapstart.criu";
  @TempDir Path temporary;

  @AfterEach
  void switchOn() {
    System.clearProperty(OFF);
  }

  private static void orSkip() {
    try (Launcher launcher = new Launcher(System.getenv("PATH"))) {
      assumeTrue(
          Criu.find(System.getenv("PATH"), launcher) != null,
          "skipped: this takes root, and CRIU 4.1 or later (4.2 from Linux 6.16) on the PATH");
    }
  }

  @Test
  void environmentsOfOneSnapshotHaveTheirInitializationInCommon() throws Exception {
    orSkip();
    List<Path> before = folders();
    try (RunServer server = published()) {
      List<RunServer.Result> answers = invokedAtOnce(server);

      assertThat(answers)
          .map(answer -> text(answer, "made"))
          .containsOnly(text(answers.get(0), "made"));
      assertThat(answers).map(answer -> text(answer, "restored")).doesNotHaveDuplicates();
      for (RunServer.Result answer : answers) {
        assertThat(answer.json().path("order")).hasSize(4);
        assertThat(answer.tail())
            .as("each prints into a log of its own")
            .containsOnlyOnce("restored ")
            .contains("restored " + text(answer, "restored"), "RESTORE_REPORT", "Max Memory Used")
            .doesNotContain("Memory Used: 0 MB", "INIT_", "constructing");
      }
      assertThat(server.log()).containsOnlyOnce("constructing").containsOnlyOnce("INIT_REPORT");
      assertThat(answers)
          .map(answer -> answer.json().at("/environment/AWS_LAMBDA_RUNTIME_API").asText())
          .doesNotHaveDuplicates();
      assertThat(children()).hasSizeGreaterThanOrEqualTo(COPIES);
      assertThat(snapshots()).hasSize(1);
    }
    RunServer.await(() -> children().isEmpty(), () -> "still there: " + children());
    assertThat(folders()).containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  void theNextCopyIsPreparedBehindTheOneThatWasRestored() throws Exception {
    orSkip();
    try (RunServer server = published()) {
      int held = children().size();
      server.invoke(r -> r.functionName("orders").qualifier("1"));
      server.await(() -> children().size() > held);

      server.lambda.deleteFunction(r -> r.functionName("orders"));
      RunServer.await(() -> children().isEmpty(), () -> "still there: " + children());
      RunServer.await(() -> snapshots().isEmpty(), () -> "still there: " + snapshots());
    }
  }

  @Test
  void aCopyThatExitsFailsTheInvocationAndIsFollowedByAnother() {
    orSkip();
    try (RunServer server = new RunServer(RunOptions.defaults())) {
      server.createJava("orders", Snapshot.class, true, "EXIT", "handler");
      server.publish("orders");

      assertThat(failed(server)).as("the original").contains("error: exit status 3");
      assertThat(failed(server)).as("a copy").contains("error: exit status unknown");
      assertThat(failed(server)).as("another").contains("error: exit status unknown");
    }
  }

  private static String failed(RunServer server) {
    return server.invoke(r -> r.functionName("orders").qualifier("1")).payload();
  }

  @Test
  void switchedOffEachEnvironmentIsInitializedByItself() throws Exception {
    System.setProperty(OFF, "off");
    try (RunServer server = published()) {
      assertThat(invokedAtOnce(server)).map(answer -> text(answer, "made")).doesNotHaveDuplicates();
    }
  }

  private static RunServer published() {
    RunServer server = new RunServer(RunOptions.defaults());
    server.createJava("orders", Snapshot.class, true);
    assertThat(server.publish("orders").stateAsString()).as(server.log()).isEqualTo("Active");
    return server;
  }

  /** Invokes as many environments, none of which answers before all are invoked. */
  private List<RunServer.Result> invokedAtOnce(RunServer server) throws Exception {
    return invokedAtOnce(server, temporary.resolve("go"));
  }

  private static List<RunServer.Result> invokedAtOnce(RunServer server, Path go) throws Exception {
    SdkBytes event = SdkBytes.fromUtf8String("{\"until\":\"" + go + "\"}");
    ExecutorService callers = Executors.newFixedThreadPool(COPIES);
    try {
      List<Future<RunServer.Result>> pending = new ArrayList<>();
      for (int i = 0; i < COPIES; i++) {
        pending.add(
            callers.submit(
                () -> server.invoke(r -> r.functionName("orders").qualifier("1").payload(event))));
      }
      server.await(() -> server.log().split("\nSTART ", -1).length > COPIES);
      Files.createFile(go);
      List<RunServer.Result> answers = new ArrayList<>();
      for (Future<RunServer.Result> answer : pending) {
        assertThat(answer.get().error()).as(answer.get().payload()).isNull();
        answers.add(answer.get());
      }
      return answers;
    } finally {
      callers.shutdownNow();
    }
  }

  private static String text(RunServer.Result answer, String name) {
    return answer.json().path(name).asText();
  }

  private static List<ProcessHandle> children() {
    try (Stream<ProcessHandle> children = ProcessHandle.current().descendants()) {
      return children.toList();
    }
  }

  private static List<Path> folders() {
    String own = "snapstart-local-" + ProcessHandle.current().pid() + "-";
    return in(Path.of(System.getProperty("java.io.tmpdir")), own);
  }

  private static List<Path> snapshots() {
    return folders().stream().flatMap(folder -> in(folder, "snapshot").stream()).toList();
  }

  private static List<Path> in(Path folder, String prefix) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> path.getFileName().toString().startsWith(prefix)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A process with a server: tells what its environments have made, and waits to be ended. */
  static final class Serving {
    private Serving() {}

    public static void main(String[] arguments) throws Exception {
      RunServer server = published();
      for (RunServer.Result answer : invokedAtOnce(server, Path.of(arguments[0]))) {
        System.out.println(text(answer, "made"));
      }
      int unused = System.in.read();
      server.close();
    }
  }

  private Process serving(String path) throws IOException {
    ProcessBuilder builder =
        ChildJvm.of(Serving.class, temporary, temporary.resolve("go").toString());
    builder.environment().put("PATH", path);
    return builder.redirectError(temporary.resolve("errors").toFile()).start();
  }

  @Test
  void noCopyOutlivesAServerThatIsKilled() throws Exception {
    orSkip();
    Process victim = serving(System.getenv("PATH"));
    List<ProcessHandle> processes;
    try (BufferedReader out = victim.inputReader(StandardCharsets.UTF_8)) {
      List<String> made = out.lines().limit(COPIES).toList();
      assertThat(made).as(errors()).hasSize(COPIES).containsOnly(made.get(0));
      try (Stream<ProcessHandle> descendants = victim.descendants()) {
        processes = descendants.toList();
      }
      assertThat(processes).hasSizeGreaterThanOrEqualTo(COPIES);
    } finally {
      victim.destroyForcibly().waitFor();
    }

    RunServer.await(
        () -> processes.stream().noneMatch(ProcessHandle::isAlive),
        () -> "still there: " + processes);
    String before = System.setProperty("java.io.tmpdir", temporary.toString());
    try {
      LocalLambda.builder().runFunctions(true).start().close();
    } finally {
      System.setProperty("java.io.tmpdir", before);
    }
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left)
          .map(path -> path.getFileName().toString())
          .containsExactlyInAnyOrder("go", "errors");
    }
  }

  @Test
  void whereNoImageIsMadeEachEnvironmentIsInitializedByItself() throws Exception {
    assumeTrue(
        Files.getAttribute(temporary, "unix:uid").equals(0), "skipped: CRIU is for root only");
    failing(
        "[ \"$1\" = --version ] && echo Version: 4.2 && exit; echo no memory today; exit 1",
        "criu dump: exit status 1, no memory today");
  }

  @Test
  void whereNoCopyIsMadeEachEnvironmentIsInitializedByItself() throws Exception {
    orSkip();
    failing(
        "[ \"$1\" = restore ] && echo no memory today && exit 1; PATH=${PATH#*:} exec criu \"$@\"",
        "criu restore: exit status 1, no memory today");
  }

  private void failing(String script, String reason) throws Exception {
    Path program = Files.createDirectory(temporary.resolve("bin")).resolve("criu");
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    Process server = serving(program.getParent() + File.pathSeparator + System.getenv("PATH"));
    try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.lines().limit(COPIES).toList())
          .as(errors())
          .hasSize(COPIES)
          .doesNotHaveDuplicates();
      server.getOutputStream().close();
      assertThat(server.waitFor()).as(errors()).isZero();
    } finally {
      server.destroyForcibly().waitFor();
    }
    assertThat(errors()).containsOnlyOnce("orders:1 cannot be copied").contains(reason);
  }

  private String errors() {
    try {
      return Files.readString(temporary.resolve("errors"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
