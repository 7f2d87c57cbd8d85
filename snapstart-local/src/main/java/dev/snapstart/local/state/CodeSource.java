package dev.snapstart.local.state;

import org.jspecify.annotations.Nullable;

/**
 * Where a caller says the code is: exactly one of a zip, an S3 object or a container image.
 *
 * @param zipFile the uploaded zip
 * @param s3Bucket the bucket of the S3 object
 * @param s3Key the key of the S3 object
 * @param s3ObjectVersion the version of the S3 object
 * @param s3ObjectStorageMode {@code COPY}, which is the default, or {@code REFERENCE}
 * @param imageUri the container image
 * @param sourceKmsKeyArn the key that encrypts the package; the Java SDK and Lambda send it here
 */
public record CodeSource(
    @Nullable CodePackage zipFile,
    @Nullable String s3Bucket,
    @Nullable String s3Key,
    @Nullable String s3ObjectVersion,
    @Nullable String s3ObjectStorageMode,
    @Nullable String imageUri,
    @Nullable String sourceKmsKeyArn) {

  /**
   * Code that travels in the call itself.
   *
   * @param zipFile the zip
   * @return the source
   */
  public static CodeSource zip(CodePackage zipFile) {
    return new CodeSource(zipFile, null, null, null, null, null, null);
  }

  /**
   * Code that was uploaded to S3 before.
   *
   * @param bucket the bucket
   * @param key the key
   * @return the source
   */
  public static CodeSource s3(String bucket, String key) {
    return new CodeSource(null, bucket, key, null, null, null, null);
  }

  /**
   * Code in a container image.
   *
   * @param uri the image's URI
   * @return the source
   */
  public static CodeSource image(String uri) {
    return new CodeSource(null, null, null, null, null, uri, null);
  }

  /**
   * A source that names no code, as in an update that changes the architecture only.
   *
   * @return the source
   */
  public static CodeSource none() {
    return new CodeSource(null, null, null, null, null, null, null);
  }

  /**
   * Tells whether no code is named.
   *
   * @return true if none is
   */
  public boolean isEmpty() {
    return zipFile == null && s3Bucket == null && s3Key == null && imageUri == null;
  }
}
