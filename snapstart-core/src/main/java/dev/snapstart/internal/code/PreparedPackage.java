package dev.snapstart.internal.code;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An archive that is ready to be sent, and its hash; closing deletes the normalised copy if there
 * is one.
 *
 * @param file the file to send
 * @param sha256 its SHA-256
 * @param sizeBytes its size in bytes
 * @param copy the copy that the file is, or null if it is the archive itself
 */
public record PreparedPackage(
    Path file, Sha256 sha256, long sizeBytes, @Nullable TemporaryCopy copy)
    implements AutoCloseable {
  @Override
  public void close() {
    if (copy != null) {
      copy.close();
    }
  }
}
