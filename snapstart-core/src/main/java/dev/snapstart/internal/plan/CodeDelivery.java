package dev.snapstart.internal.plan;

import dev.snapstart.model.CodeLocation;
import dev.snapstart.model.CodeSource.Storage;
import dev.snapstart.model.FunctionState;
import dev.snapstart.plan.CodePackage;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.ObjectFacts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells whether the code that Lambda shows is the one that is wanted, and what to send if not. */
final class CodeDelivery {
  private static final String IDLE = "Idle";

  private final Goal goal;

  CodeDelivery(Goal goal) {
    this.goal = goal;
  }

  /** Whether nothing has to be sent: same content, from the place that is wanted. */
  boolean isThere(World world, FunctionState latest) {
    if (!latest.codeSha256().equals(Drift.wantedHash(goal, world)) || hasLostItsObject(latest)) {
      return false;
    }
    CodePackage code = goal.code();
    CodeLocation location = latest.location();
    if (location == null) {
      return true;
    }
    if (code instanceof CodePackage.Image image) {
      return location.repository().map(CodeLocation.repositoryOf(image.uri())::equals).orElse(true);
    }
    return !(code instanceof CodePackage.InS3 object) || isStored(object, location);
  }

  /**
   * The package with its storage decided: Lambda goes back to a copy of its own whenever a call
   * does not say that it is to go on referring to an object, and for that it needs a version.
   */
  CodePackage toSend(World world, FunctionState latest) {
    CodePackage code = goal.wantedCode();
    if (!(code instanceof CodePackage.InS3 object) || object.storage() != Storage.AS_IT_IS) {
      return code;
    }
    String version =
        object.objectVersion() != null
            ? object.objectVersion()
            : world.observed(Facet.S3_OBJECT).value().map(ObjectFacts::version).orElse(null);
    boolean refers = referenceOf(latest).isPresent() && version != null;
    return new CodePackage.InS3(
        object.bucket(),
        object.key(),
        refers ? version : object.objectVersion(),
        object.sha256(),
        object.sizeBytes(),
        refers ? Storage.REFERENCE : Storage.COPY);
  }

  /** The object that the function's code is referred to in, if Lambda keeps no copy. */
  static Optional<CodeLocation.Referenced> referenceOf(FunctionState latest) {
    CodeLocation location = latest.location();
    return location == null ? Optional.empty() : location.reference();
  }

  static CodeLocation.Referenced referenced(CodePackage.InS3 object) {
    return new CodeLocation.Referenced(
        object.bucket(), object.key(), orEmpty(object.objectVersion()));
  }

  /** After Lambda lost access to the object only new code brings the function back. */
  static boolean hasLostItsObject(FunctionState latest) {
    return latest.isInactive()
        && !IDLE.equals(latest.stateReasonCode())
        && referenceOf(latest).isPresent();
  }

  private static boolean isStored(CodePackage.InS3 object, CodeLocation location) {
    return switch (object.storage()) {
      case AS_IT_IS -> true;
      case COPY -> location.reference().isEmpty();
      case REFERENCE -> location.reference().filter(referenced(object)::equals).isPresent();
    };
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
