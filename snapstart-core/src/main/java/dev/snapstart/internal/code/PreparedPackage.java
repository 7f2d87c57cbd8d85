package dev.snapstart.internal.code;

import java.nio.file.Path;

/**
 * An archive that is ready to be sent, and its hash; closing deletes it, as it is a copy.
 *
 * @param file the file to send, which nobody else writes
 * @param sha256 its SHA-256
 * @param sizeBytes its size in bytes
 * @param copy what the file is
 */
public record PreparedPackage(Path file, Sha256 sha256, long sizeBytes, TemporaryCopy copy)
    implements AutoCloseable {
  @Override
  public void close() {
    copy.close();
  }
}
