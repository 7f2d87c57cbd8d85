package dev.snapstart.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where Lambda says that a function's or version's code lies; the address of a package, which is a
 * secret while it is valid, is not part of it.
 *
 * @param imageUri the image as it was named, or null for a package
 * @param resolvedImageUri the image with the digest that its name led to, or null for a package
 * @param object the object that Lambda refers to, or null if it keeps the code itself
 */
public record CodeLocation(
    @Nullable String imageUri, @Nullable String resolvedImageUri, @Nullable Referenced object) {
  private static final CodeLocation KEPT = new CodeLocation(null, null, null);

  /**
   * A package that Lambda keeps a copy of.
   *
   * @return the usual place
   */
  public static CodeLocation kept() {
    return KEPT;
  }

  /**
   * Returns the object that Lambda refers to.
   *
   * @return the object, or empty if Lambda keeps the code itself
   */
  public Optional<Referenced> reference() {
    return Optional.ofNullable(object);
  }

  /**
   * Returns the repository of the image.
   *
   * @return registry and repository, or empty for a package
   */
  public Optional<String> repository() {
    return Optional.ofNullable(resolvedImageUri).map(CodeLocation::repositoryOf);
  }

  /**
   * Cuts tag and digest from an image's URI.
   *
   * @param imageUri the URI
   * @return registry and repository
   */
  public static String repositoryOf(String imageUri) {
    String untied = imageUri.replaceFirst("@.*", "");
    return untied.substring(untied.lastIndexOf('/') + 1).contains(":")
        ? untied.substring(0, untied.lastIndexOf(':'))
        : untied;
  }

  /**
   * An object in the caller's bucket that holds the code.
   *
   * @param bucket the bucket
   * @param key the key
   * @param objectVersion the object's version
   */
  public record Referenced(String bucket, String key, String objectVersion) {}
}
