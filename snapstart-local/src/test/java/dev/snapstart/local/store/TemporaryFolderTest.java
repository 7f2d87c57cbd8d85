package dev.snapstart.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.local.ChildJvm;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFolderTest {
  @TempDir Path parent;
  private String before;

  @BeforeEach
  void ownTemporaryFiles() {
    before = System.setProperty("java.io.tmpdir", parent.toString());
  }

  @AfterEach
  void asBefore() {
    System.setProperty("java.io.tmpdir", before);
  }

  @Test
  void closingDeletesAllThatIsInTheFolder() throws IOException {
    TemporaryFolder folder = TemporaryFolder.open();
    Files.createDirectories(folder.path().resolve("a/b"));
    Files.writeString(folder.path().resolve("a/b/c"), "c");

    folder.close();

    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void whatAnotherThreadDeletesAtThisMomentIsPassedOver() throws IOException {
    Path dead = Files.createDirectories(parent.resolve("snapstart-local-0-dead"));
    try (FileChannel other =
        FileChannel.open(
            dead.resolve("lock"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      FileLock unused = other.lock();

      TemporaryFolder.open().close();
    }
    assertThat(dead).exists();
  }

  @Test
  void openingDeletesTheFoldersOfTheDeadAndNoOthers() throws IOException {
    // No process has the number 0.
    Path dead = Files.createDirectories(parent.resolve("snapstart-local-0-dead/deep"));
    Files.createFile(dead.resolveSibling("lock"));
    Path unlocked = Files.createDirectories(parent.resolve("snapstart-local-0-unlocked"));
    Path foreign = Files.createDirectories(parent.resolve("another"));
    Files.createFile(foreign.resolve("lock"));
    TemporaryFolder alive = TemporaryFolder.open();

    TemporaryFolder next = TemporaryFolder.open();

    assertThat(dead.getParent()).doesNotExist();
    assertThat(unlocked).exists();
    assertThat(foreign).exists();
    assertThat(alive.path()).exists();
    next.close();
    assertThat(locked(alive)).as("another process still finds it locked").isTrue();
    alive.close();
  }

  /** Asks another process, because a lock does not keep out the process that holds it. */
  private static boolean locked(TemporaryFolder folder) {
    try {
      Process other =
          ChildJvm.of(Other.class, folder.path().resolve("lock").toString()).inheritIO().start();
      return other.waitFor() == 1;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Ends with 1 if a file is locked. */
  static final class Other {
    private Other() {}

    public static void main(String[] arguments) throws IOException {
      try (FileChannel channel =
          FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE)) {
        System.exit(channel.tryLock() == null ? 1 : 0);
      }
    }
  }
}
