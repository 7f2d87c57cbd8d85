package dev.snapstart.internal.plan;

import dev.snapstart.model.FunctionState;
import dev.snapstart.readiness.Eligibility;

/**
 * What has to be known about snapshots of container images (AWS: "SnapStart", container images).
 */
public final class SnapStartImages {
  private SnapStartImages() {}

  /** Said behind the remedy of a snapshot that failed; empty for packages. */
  static String hint(FunctionState version) {
    return version.isImage() ? " Mind that " + Eligibility.imageCondition() + "." : "";
  }

  /** Said where Lambda refuses to publish a version of an image. */
  public static String remedy() {
    return "Mind that " + Eligibility.imageCondition() + "; or switch SnapStart off.";
  }
}
