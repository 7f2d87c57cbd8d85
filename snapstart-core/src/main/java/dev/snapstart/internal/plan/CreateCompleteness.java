package dev.snapstart.internal.plan;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.plan.CodePackage;
import dev.snapstart.plan.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Knows what Lambda needs to create a function; an image brings runtime and handler along. */
final class CreateCompleteness {
  private static final List<FunctionSetting<String>> OF_PACKAGES =
      List.of(FunctionSetting.ROLE, FunctionSetting.RUNTIME, FunctionSetting.HANDLER);
  private static final List<FunctionSetting<String>> OF_IMAGES = List.of(FunctionSetting.ROLE);

  private final Goal goal;

  CreateCompleteness(Goal goal) {
    this.goal = goal;
  }

  @Nullable Step missing() {
    if (goal.code() == null) {
      return new Step.Stop(
          ErrorCode.FUNCTION_NOT_FOUND,
          "The function '" + goal.request().function().name() + "' does not exist.",
          "Check name, region and account, or create it with the 'deploy' goal.");
    }
    List<String> missing = new ArrayList<>();
    for (FunctionSetting<String> setting :
        goal.code() instanceof CodePackage.Image ? OF_IMAGES : OF_PACKAGES) {
      if (goal.settings().target(setting).isEmpty()) {
        missing.add("'" + setting.name() + "'");
      }
    }
    return missing.isEmpty()
        ? null
        : new Step.Stop(
            ErrorCode.CREATE_INCOMPLETE,
            "The function '"
                + goal.request().function().name()
                + "' does not exist, and to create it "
                + String.join(", ", missing)
                + (missing.size() == 1 ? " is" : " are")
                + " missing.",
            "Set what is missing, or check name, region and account if it should exist.");
  }
}
