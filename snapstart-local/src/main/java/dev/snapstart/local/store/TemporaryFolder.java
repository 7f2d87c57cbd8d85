package dev.snapstart.local.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A folder of this process for temporary files, which only its owner can read where the file system
 * knows owners.
 *
 * <p>A process that is killed cannot delete its folder. But the lock that it held on a file in
 * there is gone with it, so whoever opens a folder next deletes those of the dead.
 */
public final class TemporaryFolder implements AutoCloseable {
  private static final String PREFIX = "snapstart-local-";
  private static final String LOCK = "lock";
  private final Path path;
  private final FileChannel lock;

  private TemporaryFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Makes the folder.
   *
   * @return the folder, to be closed
   * @throws UncheckedIOException if the system's folder for temporary files cannot be written
   */
  public static TemporaryFolder open() {
    Path parent = Path.of(System.getProperty("java.io.tmpdir", "."));
    sweep(parent);
    try {
      Path made = Files.createTempDirectory(parent, own());
      // Locked before it gets its name, so that nobody finds it unlocked.
      Path unnamed = made.resolve("lock.new");
      FileChannel channel =
          FileChannel.open(unnamed, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      FileLock unused = channel.lock();
      Files.move(unnamed, made.resolve(LOCK));
      // Loads what deleting needs: at the exit of a process, class paths may be closed already.
      delete(Files.createDirectory(made.resolve("trial")));
      return new TemporaryFolder(made, channel);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot keep packages in the folder for temporary files: make it writable, or name"
              + " another one with -Djava.io.tmpdir",
          e);
    }
  }

  /**
   * The folder.
   *
   * @return its absolute path
   */
  public Path path() {
    return path;
  }

  /** Deletes the folder with all that is in it. */
  @Override
  public void close() {
    try {
      lock.close();
      deleteLockLast(path);
    } catch (IOException e) {
      // What cannot be deleted is left to the next server, or to the system.
      return;
    }
  }

  /**
   * Deletes a folder with all that is in it.
   *
   * @param folder the folder; nothing happens if there is none
   * @throws IOException if something cannot be deleted
   */
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE; // Somebody else deletes it at this moment.
            }
            throw failure;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** As long as anything is left, the next server finds the lock of a dead one. */
  private static void deleteLockLast(Path folder) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (!entry.endsWith(LOCK)) {
          delete(entry);
        }
      }
    }
    Files.deleteIfExists(folder.resolve(LOCK));
    Files.deleteIfExists(folder);
  }

  private static String own() {
    return PREFIX + ProcessHandle.current().pid() + "-";
  }

  private static void sweep(Path parent) {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path folder : folders) {
        // Closing a second channel to a lock of this very process would give the lock up.
        if (!String.valueOf(folder.getFileName()).startsWith(own())) {
          deleteIfDead(folder);
        }
      }
    } catch (IOException e) {
      return; // Somebody else's folder: not ours to delete.
    }
  }

  private static void deleteIfDead(Path folder) {
    try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE)) {
      if (channel.tryLock() != null) {
        deleteLockLast(folder);
      }
    } catch (IOException | OverlappingFileLockException e) {
      return; // Not one of ours, or somebody else deletes it at this moment, perhaps this process.
    }
  }
}
