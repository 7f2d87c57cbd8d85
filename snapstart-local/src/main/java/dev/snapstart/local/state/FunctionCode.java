package dev.snapstart.local.state;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The code that a version runs.
 *
 * @param sha256 Base64 SHA-256 of the zip, or the hexadecimal digest of the image
 * @param size the size of the zip in bytes, 0 for an image
 * @param imageUri the image, or null for a zip
 * @param resolvedImageUri the image with its digest, or null for a zip
 * @param reference the object that Lambda refers to, or null where it keeps a copy
 * @param architectures one of {@code x86_64} and {@code arm64}
 * @param sourceKmsKeyArn the key that encrypts the package, or null for AWS's own
 */
public record FunctionCode(
    String sha256,
    long size,
    @Nullable String imageUri,
    @Nullable String resolvedImageUri,
    @Nullable ResolvedS3Object reference,
    List<String> architectures,
    @Nullable String sourceKmsKeyArn) {
  /** Copies the list. */
  public FunctionCode {
    architectures = List.copyOf(architectures);
  }

  /**
   * The package type.
   *
   * @return {@code Zip} or {@code Image}
   */
  public String packageType() {
    return imageUri == null ? "Zip" : "Image";
  }

  /**
   * Tells whether publishing sees no difference. Where the bits come from is assumed not to count:
   * another tag for the same image, or a copy instead of a reference.
   *
   * @param other other code
   * @return true if content, architectures and key are equal
   */
  public boolean sameContent(FunctionCode other) {
    return sha256.equals(other.sha256)
        && architectures.equals(other.architectures)
        && Objects.equals(sourceKmsKeyArn, other.sourceKmsKeyArn);
  }

  /**
   * An object that holds code.
   *
   * @param s3Bucket the bucket
   * @param s3Key the key
   * @param s3ObjectVersion the version
   */
  public record ResolvedS3Object(String s3Bucket, String s3Key, String s3ObjectVersion) {}
}
