package dev.snapstart.internal.code;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
  private static final Logger LOG = LoggerFactory.getLogger(PreparedPackage.class);

  @Override
  public void close() {
    if (temporary) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        // A file too many in the temporary folder is no reason to fail a deployment.
        LOG.debug("cannot delete the normalised copy {}", file, e);
      }
    }
  }
}
