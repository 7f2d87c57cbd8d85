package dev.snapstart.internal.code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An archive that is ready to be sent, and its hash; closing deletes the normalised copy if there
 * is one.
 *
 * @param file the file to send
 * @param sha256 its SHA-256
 * @param sizeBytes its size in bytes
 * @param temporary whether the file is a copy of ours
 */
public record PreparedPackage(Path file, Sha256 sha256, long sizeBytes, boolean temporary)
    implements AutoCloseable {
  @Override
  public void close() {
    if (temporary) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot delete the normalised copy " + file, e);
      }
    }
  }
}
