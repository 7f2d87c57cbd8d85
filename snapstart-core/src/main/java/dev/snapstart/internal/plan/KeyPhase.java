package dev.snapstart.internal.plan;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.KmsKeyView;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.Step;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at KMS keys before the first write that names them: Lambda accepts a key that it cannot
 * use, and tells so only when the snapshot fails, or when the function is invoked.
 *
 * <p>A key that the function has already is not looked at.
 */
final class KeyPhase {
  private final Goal goal;

  KeyPhase(Goal goal) {
    this.goal = goal;
  }

  @Nullable Step next(World world) {
    if (!goal.concernsLatest() || world.deeds().published() != null) {
      return null;
    }
    Step step = look(world, FunctionSetting.KMS_KEY_ARN, Facet.KMS_KEY);
    if (step == null && isAllowedToLook(world) && world.observed(Facet.KMS_GRANT).isUnknown()) {
      step = new Step.Observe(Facet.KMS_GRANT);
    }
    return step == null
        ? look(world, FunctionSetting.SOURCE_KMS_KEY_ARN, Facet.SOURCE_KMS_KEY)
        : step;
  }

  /** The source key gets no grant from Lambda, so only the function's key is asked for one. */
  private boolean isAllowedToLook(World world) {
    return newKey(world, FunctionSetting.KMS_KEY_ARN).isPresent()
        && world.observed(Facet.KMS_KEY).value().orElse(null) instanceof KmsKeyView.Seen;
  }

  private @Nullable Step look(
      World world, FunctionSetting<String> setting, Facet<KmsKeyView> facet) {
    Optional<String> key = newKey(world, setting);
    if (key.isEmpty()) {
      return null;
    }
    Observed<KmsKeyView> seen = world.observed(facet);
    if (seen.isUnknown()) {
      return new Step.Observe(facet);
    }
    if (seen.isAbsent()) {
      return new Step.Stop(
          ErrorCode.KMS_KEY_NOT_FOUND,
          setting.name() + ": the key " + key.get() + " does not exist.",
          "Correct the ARN, or name another key.");
    }
    return seen.value().orElse(null) instanceof KmsKeyView.Seen found
        ? unusable(setting, key.get(), found)
        : null;
  }

  /** Judged by what was read, because the answers of writes do not show the source key. */
  private Optional<String> newKey(World world, FunctionSetting<String> setting) {
    Observed<FunctionState> latest = world.witness().newestLatest();
    return goal.settings()
        .target(setting)
        .filter(arn -> !arn.isEmpty() && !latest.isUnknown())
        .filter(arn -> latest.value().filter(state -> state.shows(setting, arn)).isEmpty());
  }

  private static @Nullable Step unusable(
      FunctionSetting<String> setting, String key, KmsKeyView.Seen seen) {
    if (!seen.usage().equals("ENCRYPT_DECRYPT") || !seen.spec().equals("SYMMETRIC_DEFAULT")) {
      return new Step.Stop(
          ErrorCode.INVALID_KMS_KEY,
          setting.name()
              + ": the key "
              + key
              + " is for "
              + seen.usage()
              + " with "
              + seen.spec()
              + "; Lambda needs one for ENCRYPT_DECRYPT with SYMMETRIC_DEFAULT.",
          "Name a symmetric encryption key.");
    }
    return seen.state().equals("Enabled")
        ? null
        : new Step.Stop(
            ErrorCode.KMS_KEY_NOT_USABLE,
            setting.name() + ": the key " + key + " is in state " + seen.state() + ".",
            remedy(seen.state(), key) + ", or name another key.");
  }

  private static String remedy(String state, String key) {
    return switch (state) {
      case "Disabled" -> "Enable it (aws kms enable-key --key-id " + key + ")";
      case "PendingDeletion", "PendingReplicaDeletion" ->
          "Cancel its deletion and enable it (aws kms cancel-key-deletion, enable-key --key-id "
              + key
              + ")";
      case "PendingImport" -> "Import its key material";
      case "Unavailable" -> "Connect its custom key store";
      case "Creating", "Updating" -> "Run again when it is Enabled";
      default -> "Bring it to state Enabled";
    };
  }
}
