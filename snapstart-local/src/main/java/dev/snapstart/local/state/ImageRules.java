package dev.snapstart.local.state;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Container images: what a tag leads to, and what functions made of them have and have not. */
final class ImageRules {
  private static final String DIGEST = "@sha256:";
  private static final Set<String> PACKAGE_TYPES = Set.of("Zip", "Image");

  private ImageRules() {}

  static FunctionCode resolve(
      LambdaState state, String uri, List<String> architectures, @Nullable String key) {
    RegisteredImage image = state.images().get(uri);
    if (image != null && !image.present()) {
      throw LambdaError.invalid(
              "Source image " + uri + " does not exist. Provide a valid source image.")
          .refuse();
    }
    String digest = digest(uri, image);
    String resolved = repository(uri) + DIGEST + digest;
    return new FunctionCode(digest, 0, uri, resolved, null, architectures, key);
  }

  /** What publishing must fail with, as nothing in the image knows of snapshots (facts 0.1). */
  static @Nullable SnapshotFailure failure(LambdaState state, FunctionCode code) {
    boolean unfit =
        code.imageUri() != null
            && state.images().values().stream()
                .anyMatch(image -> image.digest().equals(code.sha256()) && !image.snapStart());
    // Reason code and text are assumed.
    return unfit
        ? new SnapshotFailure(
            "FunctionError", "The container image does not support SnapStart: no label, no hook.")
        : null;
  }

  /** The package type is Zip unless the caller says Image, whatever the code is (model). */
  static void checkCreation(
      @Nullable String packageType, SettingsChange settings, CodeSource code) {
    new Constraints().oneOf("packageType", packageType, PACKAGE_TYPES).check();
    boolean image = "Image".equals(packageType);
    if (image != (code.imageUri() != null) && !code.isEmpty()) {
      throw LambdaError.invalid(
              image
                  ? "Please provide ImageUri when the intended function PackageType is Image."
                  : "Please don't provide ImageUri when the intended function PackageType is Zip.")
          .refuse(); // facts 2.4; the texts are assumed
    }
    check(image, settings);
  }

  /** Runtime, handler and layers are the image's own; a package has no entry point. */
  static void check(boolean image, SettingsChange settings) {
    boolean layers = settings.layers() != null && !settings.layers().isEmpty();
    if (image && (settings.runtime() != null || settings.handler() != null || layers)) {
      throw LambdaError.invalid(
              "Please don't provide Handler or Runtime or Layer when the intended function"
                  + " PackageType is Image.")
          .refuse();
    }
    if (!image && settings.imageConfig() != null) {
      // The text is assumed.
      throw LambdaError.invalid(
              "Please don't provide ImageConfig when the intended function PackageType is Zip.")
          .refuse();
    }
  }

  private static String digest(String uri, @Nullable RegisteredImage image) {
    int at = uri.indexOf(DIGEST);
    if (at >= 0) {
      return uri.substring(at + DIGEST.length());
    }
    return image == null ? Digests.hex(uri) : image.digest();
  }

  private static String repository(String uri) {
    String untied = uri.replaceFirst("@.*", "");
    int colon = untied.lastIndexOf(':');
    return colon > untied.lastIndexOf('/') ? untied.substring(0, colon) : untied;
  }
}
