package dev.snapstart.plan;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A package of code as a write sends it. */
public sealed interface CodePackage {
  /**
   * A file sent with the call.
   *
   * @param file the archive
   * @param sha256 Base64 of its SHA-256
   * @param sizeBytes its size in bytes
   */
  record Upload(Path file, String sha256, long sizeBytes) implements CodePackage {}

  /**
   * An object in S3.
   *
   * @param bucket the bucket
   * @param key the key
   * @param objectVersion the object's version, or null
   * @param sha256 Base64 of its SHA-256, or null if not known
   * @param sizeBytes its size in bytes, or -1 if not known
   */
  record InS3(
      String bucket,
      String key,
      @Nullable String objectVersion,
      @Nullable String sha256,
      long sizeBytes)
      implements CodePackage {}
}
