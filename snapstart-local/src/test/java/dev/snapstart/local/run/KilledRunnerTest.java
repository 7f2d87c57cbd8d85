package dev.snapstart.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.local.ChildJvm;
import dev.snapstart.local.LocalLambda;
import dev.snapstart.local.run.function.Hello;
import dev.snapstart.local.run.function.Snapshot;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed while it holds environments: nothing of it is left. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client for Java is for Linux only")
class KilledRunnerTest {
  @TempDir Path temporary;

  /** The process that gets killed: a server with a busy, a warm and a held environment. */
  static final class Victim {
    private Victim() {}

    public static void main(String[] arguments) throws IOException {
      RunServer server = new RunServer(LocalLambda.builder().runFunctions(true));
      server.createJava("orders", Hello.class, false);
      server.createJava("bills", Snapshot.class, true);
      server.settled("orders", "$LATEST");
      server.settled("bills", "$LATEST");
      server.publish("bills");
      server.invoke("orders", "{}");
      Thread busy = new Thread(() -> server.invoke("orders", "{\"sleep\":60000}"));
      busy.setDaemon(true);
      busy.start();
      server.await(() -> server.log().contains("call 2"));
      server.invoke("bills", "{}");
      System.out.println(server.server.endpoint());
      int unused = System.in.read();
    }
  }

  @Test
  void noProcessPortOrFileOutlivesAServerThatIsKilled() throws Exception {
    Process victim =
        ChildJvm.of(Victim.class, temporary).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<ProcessHandle> environments = new ArrayList<>();
    URI endpoint;
    try (BufferedReader out = victim.inputReader(StandardCharsets.UTF_8)) {
      endpoint = URI.create(out.readLine());
      try (Stream<ProcessHandle> children = victim.descendants()) {
        children.forEach(environments::add);
      }
      assertThat(environments).hasSizeGreaterThanOrEqualTo(3).allMatch(ProcessHandle::isAlive);
    } finally {
      victim.destroyForcibly().waitFor();
    }

    RunServer.await(
        () -> environments.stream().noneMatch(ProcessHandle::isAlive),
        () -> "still there: " + environments);
    assertThat(listens(endpoint.getPort())).isFalse();
    assertThat(folders()).as("what a killed process cannot delete").hasSize(2);
    String before = System.setProperty("java.io.tmpdir", temporary.toString());
    try {
      LocalLambda next = LocalLambda.builder().runFunctions(true).start();
      assertThat(folders()).as("those of the next server").hasSize(2);
      next.close();
    } finally {
      System.setProperty("java.io.tmpdir", before);
    }
    assertThat(folders()).isEmpty();
  }

  /** The process that exits: its classes come from a class path that it closes, as Maven does. */
  public static final class Exiting {
    private Exiting() {}

    public static void main(String[] arguments) throws Exception {
      List<URL> urls = new ArrayList<>();
      for (String path : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
        urls.add(Path.of(path).toUri().toURL());
      }
      URLClassLoader loader =
          new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
      Class.forName(Exiting.class.getName(), true, loader).getMethod("serve").invoke(null);
      loader.close();
      System.exit(0);
    }

    public static void serve() {
      RunServer server = new RunServer(LocalLambda.builder().runFunctions(true));
      server.createJava("bills", Snapshot.class, true);
      server.settled("bills", "$LATEST");
      server.publish("bills");
      System.out.println("pid " + server.invoke("bills", "{}").json().path("pid"));
    }
  }

  @Test
  void anExitWithoutCloseLeavesNothingEither() throws Exception {
    Process exiting = ChildJvm.of(Exiting.class, temporary).redirectErrorStream(true).start();
    String printed = new String(exiting.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(exiting.waitFor()).as(printed).isZero();
    assertThat(printed).startsWith("pid ").doesNotContain("Exception", "Error", "WARN");
    assertThat(ProcessHandle.of(Long.parseLong(printed.trim().substring(4)))).isEmpty();
    assertThat(folders()).isEmpty();
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private List<Path> folders() throws IOException {
    try (Stream<Path> all = Files.list(temporary)) {
      return all.toList();
    }
  }
}
