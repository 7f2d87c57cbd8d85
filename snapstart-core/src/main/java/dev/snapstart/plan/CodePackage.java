package dev.snapstart.plan;

import dev.snapstart.model.CodeSource;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Code as a write sends it. */
public sealed interface CodePackage {
  /**
   * Returns the code's hash as Lambda will show it.
   *
   * @return Base64 of a package's SHA-256 or an image's hexadecimal digest, or null if not known
   */
  @Nullable String sha256();

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
   * @param storage who keeps the package; in a step, COPY or REFERENCE
   */
  record InS3(
      String bucket,
      String key,
      @Nullable String objectVersion,
      @Nullable String sha256,
      long sizeBytes,
      CodeSource.Storage storage)
      implements CodePackage {}

  /**
   * A container image.
   *
   * @param uri the image, with a tag or a digest
   * @param sha256 the digest in hexadecimal, or null if only a tag is named
   */
  record Image(String uri, @Nullable String sha256) implements CodePackage {}
}
