package dev.snapstart.internal.deploy;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.internal.code.Sha256;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The file that a package is fetched to: whole or not at all, and never over something else. */
final class DownloadTarget {
  private final Path file;

  private DownloadTarget(Path file) {
    this.file = file;
  }

  /** The place itself, or a file in it if it is a folder. */
  static DownloadTarget of(Path place, String function, String version) {
    String name = function + "-" + version.replace("$LATEST", "latest") + ".zip";
    return new DownloadTarget(Files.isDirectory(place) ? place.resolve(name) : place);
  }

  Path file() {
    return file;
  }

  /**
   * Tells whether the package is there already.
   *
   * @throws SnapStartException with {@link ErrorCode#INVALID_REQUEST} if something else is
   */
  boolean holds(String sha256) {
    if (!Files.exists(file)) {
      return false;
    }
    try {
      if (Files.isRegularFile(file) && Sha256.of(file).base64().equals(sha256)) {
        return true;
      }
    } catch (IOException e) {
      throw unusable("cannot be read", e);
    }
    throw occupied();
  }

  /** A new file beside the target, which only its owner can read. */
  Path beside() {
    Path folder = file.toAbsolutePath().getParent();
    try {
      if (folder == null) {
        throw new IOException("it has no folder");
      }
      Files.createDirectories(folder);
      return Files.createTempFile(folder, "snapstart-", ".part");
    } catch (IOException e) {
      throw unusable("cannot be written", e);
    }
  }

  /** Gives the finished file its name in one step. */
  void take(Path finished) {
    try {
      link(finished);
    } catch (FileAlreadyExistsException e) {
      throw occupied();
    } catch (IOException e) {
      throw unusable("cannot be written", e);
    }
  }

  private void link(Path finished) throws IOException {
    try {
      // Unlike a move, a link never replaces what another process has put there meanwhile.
      Files.createLink(file, finished);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (IOException | UnsupportedOperationException e) {
      Files.move(finished, file, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  SnapStartException unusable(String what, IOException cause) {
    return SnapStartException.of(
            ErrorCode.INVALID_REQUEST,
            "downloadTo: " + file + " " + what + " (" + cause.getMessage() + ").")
        .advice("Name a file in a folder that can be written to, with enough space.")
        .cause(cause)
        .build();
  }

  private SnapStartException occupied() {
    return SnapStartException.of(
            ErrorCode.INVALID_REQUEST,
            "downloadTo: " + file + " exists, and does not hold this package.")
        .advice("Move it away, or name another file.")
        .build();
  }
}
