package dev.snapstart.internal.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/** Writes a stream to a file and hashes it on the way, a buffer at a time. */
public final class HashingCopy {
  private static final int BUFFER_BYTES = 64 * 1024;

  private HashingCopy() {}

  /**
   * Copies all of a stream.
   *
   * @param in the stream, not closed
   * @param file the file, replaced
   * @param eachTime runs between buffers, and may throw
   * @return the hash of what was copied
   * @throws WriteFailed if the file could not be written
   * @throws IOException if the stream could not be read
   */
  public static Sha256 of(InputStream in, Path file, Runnable eachTime) throws IOException {
    MessageDigest digest = Sha256.digest();
    byte[] buffer = new byte[BUFFER_BYTES];
    try (OutputStream out = open(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        eachTime.run();
        digest.update(buffer, 0, read);
        write(out, buffer, read);
      }
    }
    return Sha256.of(digest);
  }

  private static OutputStream open(Path file) throws WriteFailed {
    try {
      return Files.newOutputStream(file);
    } catch (IOException e) {
      throw new WriteFailed(e);
    }
  }

  private static void write(OutputStream out, byte[] buffer, int length) throws WriteFailed {
    try {
      out.write(buffer, 0, length);
    } catch (IOException e) {
      throw new WriteFailed(e);
    }
  }

  /** The file could not be written. */
  public static final class WriteFailed extends IOException {
    @Serial private static final long serialVersionUID = 1L;

    WriteFailed(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }
}
