package dev.snapstart.internal.plan;

import dev.snapstart.model.CodeLocation;
import dev.snapstart.model.CodeSource;
import dev.snapstart.model.FunctionState;
import dev.snapstart.plan.CodePackage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the user should know of the code's way before the first write. */
final class CodeWarnings {
  private CodeWarnings() {}

  static List<String> of(Goal goal, World world) {
    List<String> warnings = new ArrayList<>();
    Optional<FunctionState> latest = world.latest().value();
    CodeDelivery delivery = new CodeDelivery(goal);
    boolean sent =
        goal.code() != null && latest.filter(state -> delivery.isThere(world, state)).isEmpty();
    if (goal.code() instanceof CodePackage.Image image && image.sha256() == null) {
      warnings.add(
          "The tag of "
              + image.uri()
              + " may be moved to another image at any time; a digest (@sha256:...) names one for"
              + " good.");
    }
    Optional<CodeLocation.Referenced> reference = latest.flatMap(CodeDelivery::referenceOf);
    boolean asked =
        goal.code() instanceof CodePackage.InS3 object
            && object.storage() == CodeSource.Storage.COPY;
    if (sent
        && !asked
        && reference.isPresent()
        && !isReferred(delivery.toSend(world, latest.get()))) {
      warnings.add(
          "Lambda refers to the function's code in the bucket "
              + reference.get().bucket()
              + "; this update makes it keep a copy of its own again.");
    }
    return warnings;
  }

  private static boolean isReferred(CodePackage code) {
    return code instanceof CodePackage.InS3 object
        && object.storage() == CodeSource.Storage.REFERENCE;
  }
}
