package dev.snapstart.maven.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.local.Delays;
import dev.snapstart.local.LocalLambda;
import dev.snapstart.local.fault.Fault;
import dev.snapstart.local.fault.Trigger;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "processes cannot be asked to end there")
class StopSignalTest {
  @TempDir private Path folder;

  @Test
  void whileTheSnapshotIsMade() throws Exception {
    try (LocalLambda lambda = lambda()) {
      List<String> lines = stoppedAt("waiting for SNAPSHOT", lambda);
      assertThat(lines)
          .anySatisfy(
              line ->
                  assertThat(line)
                      .startsWith("orders: stopped. ")
                      .contains("PublishVersion")
                      .contains("version 1 is Pending")
                      .contains("alias live does not exist"))
          .contains("Go on from there with: mvn snapstart:deploy");
      assertSaidOnce(lines);
    }
  }

  @Test
  void whileAnAnswerIsOutstanding() throws Exception {
    try (LocalLambda lambda = lambda()) {
      lambda
          .faults()
          .add(Trigger.every().of("PublishVersion"), Fault.delay(Duration.ofSeconds(20)));
      List<String> lines = stoppedAt("started PublishVersion", lambda);
      assertThat(lines).anySatisfy(line -> assertThat(line).startsWith("orders: stopped. "));
      assertSaidOnce(lines);
    }
  }

  private static LocalLambda lambda() {
    return LocalLambda.builder().delays(Delays.none().withSnapshot(Duration.ofHours(1))).start();
  }

  private static void assertSaidOnce(List<String> lines) {
    assertThat(lines).noneMatch(line -> line.startsWith("said again") || line.endsWith("deployed"));
    assertThat(lines).filteredOn(line -> line.contains("stopped.")).hasSize(1);
  }

  private List<String> stoppedAt(String moment, LocalLambda lambda) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                StoppedDeployment.class.getName(),
                lambda.endpoint().toString(),
                archive().toString())
            .redirectErrorStream(true)
            .start();
    List<String> lines = new ArrayList<>();
    long asked = 0;
    try (BufferedReader output = process.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
        if (asked == 0 && line.equals(moment)) {
          asked = System.nanoTime();
          process.toHandle().destroy();
        }
      }
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(asked).as("%s", lines).isNotZero();
    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
    return lines;
  }

  private Path archive() throws IOException {
    Path archive = folder.resolve("orders.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      zip.putNextEntry(new ZipEntry("com/example/Orders.class"));
      zip.write(1);
    }
    return archive;
  }
}
