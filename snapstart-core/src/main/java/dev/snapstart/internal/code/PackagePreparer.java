package dev.snapstart.internal.code;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.model.CodeSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks an archive against what Lambda takes, makes a copy of it, normalised, and hashes that. */
public final class PackagePreparer {
  /** The most that travels inside of a call, in bytes (AWS: "Lambda quotas"). */
  public static final long DIRECT_LIMIT_BYTES = 52_428_800;

  private static final long UNZIPPED_LIMIT_BYTES = 262_144_000;

  private final long directLimitBytes;

  public PackagePreparer() {
    this(DIRECT_LIMIT_BYTES);
  }

  /**
   * Prepares for another limit than Lambda's.
   *
   * @param directLimitBytes the most that travels inside of a call
   */
  public PackagePreparer(long directLimitBytes) {
    this.directLimitBytes = directLimitBytes;
  }

  /**
   * Prepares an archive.
   *
   * @throws SnapStartException with a code of the ARTIFACT family if Lambda would not take it, or
   *     with {@link ErrorCode#CANCELLED} if the thread is interrupted
   */
  public PreparedPackage prepare(CodeSource.Archive source) {
    Path file = source.file();
    if (!Files.isRegularFile(file)) {
      throw problem(ErrorCode.ARTIFACT_MISSING, file, "does not exist")
          .advice("Build it first, or correct 'codeFile'.")
          .build();
    }
    try {
      return checked(source, file);
    } catch (IOException e) {
      if (Thread.currentThread().isInterrupted()) {
        // It closes the file that is read.
        throw problem(ErrorCode.CANCELLED, file, "was not read to its end: interrupted")
            .advice("Run the same again; no call was made.")
            .cause(e)
            .build();
      }
      throw problem(ErrorCode.ARTIFACT_INVALID, file, "cannot be read as a zip: " + e.getMessage())
          .advice("Lambda takes zip and jar files.")
          .cause(e)
          .build();
    }
  }

  /** Whether a package is too large to travel inside of a call. */
  public boolean needsStaging(long sizeBytes) {
    return sizeBytes > directLimitBytes;
  }

  private PreparedPackage checked(CodeSource.Archive source, Path file) throws IOException {
    if (Files.size(file) == 0) {
      throw problem(ErrorCode.ARTIFACT_INVALID, file, "is empty").advice("Build it again.").build();
    }
    ArchiveContents contents = ArchiveContents.of(file);
    if (contents.entries() == 0) {
      throw problem(ErrorCode.ARTIFACT_INVALID, file, "has no entries")
          .advice("Build it again.")
          .build();
    }
    if (contents.unzippedBytes() > UNZIPPED_LIMIT_BYTES) {
      throw problem(
              ErrorCode.ARTIFACT_TOO_LARGE,
              file,
              "has "
                  + contents.unzippedBytes()
                  + " bytes unzipped; Lambda takes "
                  + UNZIPPED_LIMIT_BYTES)
          .advice("Leave out what is not needed, or use layers or a container image.")
          .build();
    }
    PreparedPackage prepared = copied(source, file, contents);
    if (needsStaging(prepared.sizeBytes()) && source.staging() == null) {
      prepared.close();
      throw problem(
              ErrorCode.ARTIFACT_TOO_LARGE,
              file,
              "has " + prepared.sizeBytes() + " bytes; a direct upload takes " + directLimitBytes)
          .advice("Name a bucket in the function's region ('s3Bucket') to upload through.")
          .build();
    }
    return prepared;
  }

  private static PreparedPackage copied(
      CodeSource.Archive source, Path file, ArchiveContents contents) throws IOException {
    // Also what stays as it is gets copied: a build may write it anew before it is sent.
    TemporaryCopy copy = TemporaryCopy.create();
    try {
      Path own = copy.file();
      if (source.normalize() && !contents.signed()) {
        ArchiveNormaliser.copy(file, own);
      } else {
        copy(file, own);
      }
      return new PreparedPackage(own, Sha256.of(own), Files.size(own), copy);
    } catch (IOException | RuntimeException e) {
      copy.close();
      throw e;
    }
  }

  /** Into the file that is there, which only its owner may read. */
  private static void copy(Path from, Path to) throws IOException {
    try (OutputStream out = Files.newOutputStream(to)) {
      Files.copy(from, out);
    }
  }

  private static SnapStartException.Builder problem(ErrorCode code, Path file, String what) {
    return SnapStartException.of(code, "The code archive " + file + " " + what + ".");
  }
}
