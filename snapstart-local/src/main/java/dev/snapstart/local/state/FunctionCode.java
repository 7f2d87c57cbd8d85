package dev.snapstart.local.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The code that a version runs.
 *
 * @param sha256 Base64 SHA-256 of the zip, or the hexadecimal digest of the image
 * @param size the size of the zip in bytes, 0 for an image
 * @param imageUri the image, or null for a zip
 * @param architectures one of {@code x86_64} and {@code arm64}
 * @param sourceKmsKeyArn the key that encrypts the package, or null for AWS's own
 */
public record FunctionCode(
    String sha256,
    long size,
    @Nullable String imageUri,
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
}
