package dev.snapstart.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.local.state.LambdaFunction;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** A server that is killed, not closed: whatever it has answered is on the disk. */
class KilledServerTest {
  @TempDir Path folder;

  /** The server that gets killed. */
  static final class Victim {
    private Victim() {}

    public static void main(String[] arguments) throws IOException {
      LocalLambda server =
          LocalLambda.builder().stateFolder(Path.of(arguments[0])).delays(Delays.none()).start();
      System.out.println(server.endpoint());
      int unused = System.in.read();
    }
  }

  @Test
  void nothingThatWasAnsweredIsLost() throws IOException, InterruptedException {
    Process victim =
        ChildJvm.of(Victim.class, folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out = victim.inputReader(StandardCharsets.UTF_8);
        LambdaClient lambda =
            Deployments.pointed(LambdaClient.builder(), URI.create(out.readLine())).build()) {
      lambda.createFunction(Deployments.create("orders", true));
      for (int memory = 512; memory < 522; memory++) {
        int megabytes = memory;
        lambda.updateFunctionConfiguration(r -> r.functionName("orders").memorySize(megabytes));
        lambda.publishVersion(r -> r.functionName("orders"));
      }
    } finally {
      victim.destroyForcibly().waitFor();
    }
    Files.createFile(folder.resolve("write-half.tmp"));

    try (LocalLambda server = LocalLambda.builder().stateFolder(folder).start()) {
      LambdaFunction orders = server.state().function("orders");
      assertThat(orders.versions().values()).hasSize(10);
      assertThat(orders.version("10").settings().memorySize()).isEqualTo(521);
      assertThat(orders.version("10").lifecycle().snapshotReady()).isTrue();
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).noneMatch(file -> file.toString().endsWith(".tmp"));
    }
  }
}
