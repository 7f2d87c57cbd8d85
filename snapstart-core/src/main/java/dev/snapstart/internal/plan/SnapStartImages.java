package dev.snapstart.internal.plan;

import dev.snapstart.model.FunctionState;

/**
 * What has to be known about snapshots of container images (AWS: "SnapStart", container images).
 */
public final class SnapStartImages {
  private static final String CONDITION =
      "an image that is not made from an AWS base image (Java 11, Python 3.12 or .NET 8 and later)"
          + " needs the label com.amazonaws.lambda.feature.snapstart=Allow, or a runtime client that"
          + " calls restore/next";

  private SnapStartImages() {}

  /** Said beforehand, because the label cannot be seen from here. */
  static String warning() {
    return "SnapStart is on for a container image: "
        + CONDITION
        + "; otherwise publishing the version fails.";
  }

  /** Said behind the remedy of a snapshot that failed; empty for packages. */
  static String hint(FunctionState version) {
    return version.isImage() ? " Mind that " + CONDITION + "." : "";
  }

  /** Said where Lambda refuses to publish a version of an image. */
  public static String remedy() {
    return "Mind that " + CONDITION + "; or switch SnapStart off.";
  }
}
