package dev.snapstart.local.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A file that is always whole: written aside, forced to the disk, then moved into place. */
final class DurableFile {
  private static final String PREFIX = "write";
  private static final String SUFFIX = ".tmp";
  private final Path file;

  DurableFile(Path file) {
    this.file = file;
  }

  /** Removes what a killed process was still writing. */
  static void removeUnfinished(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
      for (Path unfinished : files) {
        Files.delete(unfinished);
      }
    }
  }

  boolean exists() {
    return Files.exists(file);
  }

  byte @Nullable [] read() {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }

  void write(byte[] content) {
    Path folder = file.toAbsolutePath().getParent();
    try {
      Path aside = Files.createTempFile(folder, PREFIX, SUFFIX);
      try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
        ByteBuffer buffer = ByteBuffer.wrap(content);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      forceFolder(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }

  /** The move itself is durable only once its folder is. */
  private static void forceFolder(@Nullable Path folder) {
    if (folder == null) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Some systems cannot open folders; there the move is as durable as it gets.
      return;
    }
  }
}
