package dev.snapstart.internal.code;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of this process in the folder for temporary files; thread-safe.
 *
 * <p>A process that is killed cannot delete its file. But the lock that it held on another one
 * beside it is gone with it, so whoever makes a copy next deletes those of the dead.
 */
public final class TemporaryCopy implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TemporaryCopy.class);
  private static final String PREFIX = "snapstart-package-";
  private static final String COPY = ".zip";
  private static final String LOCK = ".lock";
  private final Path file;
  private final FileChannel channel;

  private TemporaryCopy(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  static TemporaryCopy create() throws IOException {
    return create(Path.of(System.getProperty("java.io.tmpdir", ".")));
  }

  static TemporaryCopy create(Path folder) throws IOException {
    sweep(folder);
    Path file = Files.createTempFile(folder, own(), COPY);
    // Locked before it gets its name, so that nobody finds it unlocked.
    Path unnamed = beside(file, COPY, ".new");
    try {
      return locked(file, unnamed);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(unnamed);
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private static TemporaryCopy locked(Path file, Path unnamed) throws IOException {
    FileChannel channel =
        FileChannel.open(unnamed, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try {
      FileLock unused = channel.lock();
      Files.move(unnamed, beside(file, COPY, LOCK));
      return new TemporaryCopy(file, channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** The file; empty at first, and for the eyes of its owner where the file system knows owners. */
  Path file() {
    return file;
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
      channel.close();
      Files.deleteIfExists(beside(file, COPY, LOCK));
    } catch (IOException e) {
      // A file too many in the temporary folder is no reason to fail a deployment.
      LOG.debug("cannot delete the normalised copy {}", file, e);
    }
  }

  private static void sweep(Path folder) {
    try (DirectoryStream<Path> locks = Files.newDirectoryStream(folder, PREFIX + "*" + LOCK)) {
      for (Path lock : locks) {
        // Closing a second channel on a file of this process would give up the lock of the first.
        if (!String.valueOf(lock.getFileName()).startsWith(own())) {
          deleteIfDead(lock);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      LOG.debug("cannot look for the copies of others in {}", folder, e);
    }
  }

  private static void deleteIfDead(Path lockFile) {
    try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock != null) {
        Files.deleteIfExists(beside(lockFile, LOCK, COPY));
        Files.deleteIfExists(lockFile);
      }
    } catch (IOException | OverlappingFileLockException e) {
      LOG.debug("somebody else's, gone, or being deleted by this process: {}", lockFile, e);
    }
  }

  private static Path beside(Path file, String ending, String other) {
    String name = String.valueOf(file.getFileName());
    return file.resolveSibling(name.substring(0, name.length() - ending.length()) + other);
  }

  private static String own() {
    return PREFIX + ProcessHandle.current().pid() + "-";
  }
}
