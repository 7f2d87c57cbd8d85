package dev.snapstart.model;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a function's code comes from. */
public sealed interface CodeSource {
  /**
   * Leaves the code alone.
   *
   * @return no code
   */
  static CodeSource unchanged() {
    return new Unchanged();
  }

  /**
   * Takes a zip or jar file; it is normalised before hashing so that a rebuild without a change
   * really is unchanged.
   *
   * @param file the archive
   * @return the source
   */
  static Archive archive(Path file) {
    return new Archive(file, true, null);
  }

  /**
   * Takes an object that already is in S3, in the function's region.
   *
   * @param bucket the bucket
   * @param key the key
   * @param objectVersion the object's version, or null for the newest
   * @return the source
   * @throws SnapStartException with {@link ErrorCode#INVALID_REQUEST} if the bucket's name cannot
   *     be one, or the key is empty
   */
  static S3Object s3Object(String bucket, String key, @Nullable String objectVersion) {
    if (bucket.isBlank() || key.isBlank()) {
      throw SnapStartException.of(
              ErrorCode.INVALID_REQUEST, "An S3 object needs both a bucket and a key.")
          .advice("Give both, or use an archive file.")
          .build();
    }
    return new S3Object(checked(bucket), key, objectVersion, Storage.AS_IT_IS);
  }

  /**
   * Takes a container image from a registry that Lambda can read.
   *
   * @param uri the image with a tag, or better with a digest ({@code
   *     REGISTRY/REPOSITORY@sha256:DIGEST}), which names the same image for good
   * @return the source
   * @throws SnapStartException with {@link ErrorCode#INVALID_REQUEST} if it cannot be an image's
   *     URI
   */
  static Image image(String uri) {
    return Image.of(uri);
  }

  private static String checked(String bucket) {
    // Lambda's pattern; S3's own is stricter for new buckets.
    if (!bucket.matches("[0-9A-Za-z._-]{2,62}[0-9A-Za-z_-]")) {
      throw SnapStartException.of(
              ErrorCode.INVALID_REQUEST,
              "'" + bucket + "' is not the name of a bucket ('s3Bucket').")
          .advice("Use 3 to 63 letters, digits, '.', '-' or '_', without s3:// and without a path.")
          .build();
    }
    return bucket;
  }

  /** Leave the code alone. */
  record Unchanged() implements CodeSource {}

  /**
   * A zip or jar file.
   *
   * @param file the archive
   * @param normalize whether an unsigned archive gets fixed entry times and loses the date comment
   *     of {@code pom.properties} before it is hashed and uploaded
   * @param staging where to put archives that are over 50 MB, or null
   */
  record Archive(Path file, boolean normalize, @Nullable Staging staging) implements CodeSource {
    /**
     * Uploads the file as it is, byte for byte.
     *
     * @return a source without normalisation
     */
    public Archive asIs() {
      return new Archive(file, false, staging);
    }

    /**
     * Uploads through a bucket if the archive is over the 50 MB of a direct upload.
     *
     * @param bucket a bucket in the function's region
     * @param prefix put in front of the object's name, which is made of the package's hash
     * @return a source with staging
     * @throws SnapStartException with {@link ErrorCode#INVALID_REQUEST} if the bucket's name cannot
     *     be one
     */
    public Archive stagedIn(String bucket, String prefix) {
      return new Archive(file, normalize, new Staging(checked(bucket), prefix));
    }

    /**
     * Returns where large archives are put.
     *
     * @return the bucket and prefix, or empty
     */
    public Optional<Staging> stagingPlace() {
      return Optional.ofNullable(staging);
    }
  }

  /**
   * A bucket for uploads.
   *
   * @param bucket the bucket
   * @param prefix put in front of object names; may be empty
   */
  record Staging(String bucket, String prefix) {}

  /**
   * An object in S3.
   *
   * @param bucket the bucket
   * @param key the key
   * @param objectVersion the object's version, or null
   * @param storage who keeps the package that the function runs from
   */
  record S3Object(String bucket, String key, @Nullable String objectVersion, Storage storage)
      implements CodeSource {
    /**
     * Lets Lambda run the function from this very object instead of a copy of its own: the object
     * must stay, and stay readable for Lambda, as long as a version needs it.
     *
     * @return a source that is referred to
     * @throws SnapStartException with {@link ErrorCode#INVALID_REQUEST} if no object version is
     *     named, which Lambda needs for it
     */
    public S3Object referenced() {
      if (objectVersion == null || objectVersion.isBlank()) {
        throw SnapStartException.of(
                ErrorCode.INVALID_REQUEST,
                "s3ObjectVersion: an object that Lambda only refers to needs its version.")
            .advice("Enable versioning for the bucket and give the object's version id.")
            .build();
      }
      return new S3Object(bucket, key, objectVersion, Storage.REFERENCE);
    }

    /**
     * Lets Lambda copy the object, even if the function's code is referred to at present.
     *
     * @return a source that is copied
     */
    public S3Object copied() {
      return new S3Object(bucket, key, objectVersion, Storage.COPY);
    }
  }

  /** Who keeps the package of a function whose code comes from S3. */
  enum Storage {
    /** As it is for the function at present; a new function's package is copied. */
    AS_IT_IS,
    /** Lambda keeps a copy, which counts against the account's code storage. */
    COPY,
    /** Lambda refers to the object in the caller's bucket. */
    REFERENCE
  }

  /**
   * A container image.
   *
   * @param uri the image, with a tag or a digest
   */
  record Image(String uri) implements CodeSource {
    private static final Pattern URI =
        Pattern.compile("([^\\s@]+?/[^\\s@]+?)(:[\\w][\\w.-]{0,127})?(@sha256:([0-9a-f]{64}))?");

    private static Image of(String uri) {
      if (!URI.matcher(uri).matches()) {
        throw SnapStartException.of(
                ErrorCode.INVALID_REQUEST, "imageUri: '" + uri + "' is not the URI of an image.")
            .advice(
                "Use ACCOUNT.dkr.ecr.REGION.amazonaws.com/REPOSITORY with :TAG or"
                    + " @sha256:DIGEST behind it.")
            .build();
      }
      return new Image(uri);
    }

    /**
     * Returns the digest that the URI names.
     *
     * @return 64 hexadecimal digits, or empty if only a tag is named
     */
    public Optional<String> digest() {
      int at = uri.indexOf("@sha256:");
      return at < 0 ? Optional.empty() : Optional.of(uri.substring(at + "@sha256:".length()));
    }
  }
}
