package dev.snapstart.internal.plan;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.model.Attribute;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionState;
import dev.snapstart.plan.CodePackage;
import dev.snapstart.plan.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps packages and container images apart: Lambda fixes which of the two a function is made of
 * when it is created, and some settings belong to one of them only.
 */
final class PackageTypes {
  private PackageTypes() {}

  /** Stops before any write that Lambda would refuse for the function's package type. */
  static @Nullable Step mismatch(Goal goal, FunctionState latest) {
    CodePackage code = goal.code();
    if (code != null && code instanceof CodePackage.Image != latest.isImage()) {
      return new Step.Stop(
          ErrorCode.PACKAGE_TYPE_FIXED,
          "The function was created from "
              + (latest.isImage() ? "a container image" : "a package")
              + ", and Lambda never lets it change to "
              + (latest.isImage() ? "a package." : "a container image."),
          "Give "
              + (latest.isImage() ? "'imageUri'" : "an archive or an S3 object")
              + ", or deploy a function of another name and move callers there.");
    }
    List<FunctionSetting<?>> misplaced =
        goal.settings().managed().stream()
            .filter(setting -> goal.settings().get(setting) instanceof Attribute.Set)
            .filter(setting -> !applies(setting, latest))
            .toList();
    return misplaced.isEmpty()
        ? null
        : new Step.Stop(
            ErrorCode.INVALID_SETTING,
            misplaced.get(0).name()
                + ": a function made of "
                + (latest.isImage() ? "a container image" : "a package")
                + " has none.",
            "Leave '" + misplaced.get(0).name() + "' out.");
  }

  /** Whether functions of this package type have the setting. */
  static boolean applies(FunctionSetting<?> setting, FunctionState latest) {
    return latest.isImage()
        ? !FunctionSetting.ofPackages().contains(setting)
        : !setting.equals(FunctionSetting.IMAGE_CONFIG);
  }
}
