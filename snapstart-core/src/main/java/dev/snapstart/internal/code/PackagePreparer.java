package dev.snapstart.internal.code;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.model.CodeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks an archive against what Lambda takes, normalises it and hashes it. */
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
   * @throws SnapStartException with a code of the ARTIFACT family if Lambda would not take it
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
    PreparedPackage prepared = normalised(source, file, contents);
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

  private static PreparedPackage normalised(
      CodeSource.Archive source, Path file, ArchiveContents contents) throws IOException {
    if (!source.normalize() || contents.signed()) {
      return new PreparedPackage(file, Sha256.of(file), Files.size(file), null);
    }
    TemporaryCopy copy = TemporaryCopy.create();
    try {
      Path normalised = copy.file();
      ArchiveNormaliser.copy(file, normalised);
      return new PreparedPackage(normalised, Sha256.of(normalised), Files.size(normalised), copy);
    } catch (IOException | RuntimeException e) {
      copy.close();
      throw e;
    }
  }

  private static SnapStartException.Builder problem(ErrorCode code, Path file, String what) {
    return SnapStartException.of(code, "The code archive " + file + " " + what + ".");
  }
}
