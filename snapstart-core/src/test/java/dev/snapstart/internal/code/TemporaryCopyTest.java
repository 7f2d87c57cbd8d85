package dev.snapstart.internal.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryCopyTest {
  /** The process that gets killed. */
  static final class Victim {
    private Victim() {}

    public static void main(String[] arguments) throws IOException {
      TemporaryCopy copy = TemporaryCopy.create();
      Files.writeString(copy.file(), "code");
      System.out.println(copy.file());
      int unused = System.in.read();
    }
  }

  @Test
  void aClosedCopyLeavesNothing() throws IOException {
    TemporaryCopy copy = TemporaryCopy.create();
    Files.writeString(copy.file(), "code");
    TemporaryCopy other = TemporaryCopy.create();
    assertThat(copy.file()).exists().isNotEqualTo(other.file());

    copy.close();
    other.close();

    assertThat(copy.file()).doesNotExist();
    assertThat(lockOf(copy.file())).doesNotExist();
  }

  @Test
  void anInterruptionLeavesNothing(@TempDir Path folder) {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> TemporaryCopy.create(folder)).isInstanceOf(IOException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(folder).isEmptyDirectory();
  }

  // In a folder of its own: another process that looks at the same moment holds the lock.
  @Test
  void theCopyOfAKilledProcessIsDeletedByTheNextAndThatOfALivingOneIsNot(@TempDir Path folder)
      throws Exception {
    Process victim =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Path file;
    try (BufferedReader printed = victim.inputReader(StandardCharsets.UTF_8)) {
      file = Path.of(printed.readLine());
      TemporaryCopy.create(folder).close();
      assertThat(file).exists();
      assertThat(lockOf(file)).exists();
    } finally {
      victim.destroyForcibly().waitFor();
    }

    TemporaryCopy.create(folder).close();

    assertThat(file).doesNotExist();
    assertThat(lockOf(file)).doesNotExist();
  }

  @Test
  void whatAnotherThreadDeletesAtThisMomentIsPassedOver(@TempDir Path folder) throws IOException {
    // No process has the number 0; nobody else may look, since looking gives up our own lock.
    Path dead = folder.resolve("snapstart-package-0-dead.lock");
    try (FileChannel other =
        FileChannel.open(dead, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      FileLock unused = other.lock();

      TemporaryCopy.create(folder).close();

      assertThat(dead).exists();
    }
  }

  private static Path lockOf(Path file) {
    return file.resolveSibling(file.getFileName().toString().replace(".zip", ".lock"));
  }
}
