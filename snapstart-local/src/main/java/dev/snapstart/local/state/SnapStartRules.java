package dev.snapstart.local.state;

import org.jspecify.annotations.Nullable;

/** What SnapStart cannot be combined with (facts 4), and when a snapshot cannot work (facts 5). */
final class SnapStartRules {
  private static final int MAX_STORAGE = 512;

  private SnapStartRules() {}

  static void check(FunctionSettings settings) {
    if (!settings.snapStartOn()) {
      return;
    }
    String runtime = settings.runtime();
    if (runtime != null && !Runtimes.snapStart(runtime)) {
      throw LambdaError.invalid(runtime + " is not supported for SnapStart enabled functions")
          .refuse();
    }
    if (!settings.fileSystemConfigs().isEmpty()) {
      // The text is assumed.
      throw LambdaError.invalid("EFS is not supported for SnapStart enabled functions").refuse();
    }
    if (settings.ephemeralStorage().size() > MAX_STORAGE) {
      // The text is assumed.
      throw LambdaError.invalid(
              "Ephemeral storage greater than 512 MB is not supported for SnapStart enabled"
                  + " functions")
          .refuse();
    }
  }

  /** A planned failure, or one that the function's key causes (reason codes: facts 5). */
  static @Nullable SnapshotFailure failure(Draft draft, String function, FunctionVersion version) {
    FunctionSettings settings = version.settings();
    if (!settings.snapStartOn()) {
      return null;
    }
    SnapshotFailure planned = draft.takePlannedFailure(function);
    SnapshotFailure unfit = ImageRules.failure(draft.before(), version.code());
    if (planned == null && unfit != null) {
      return unfit;
    }
    String arn = settings.kmsKeyArn();
    KmsKey key = arn == null ? null : draft.before().keys().get(arn);
    if (planned != null || key == null || key.keyState().equals("Enabled")) {
      return planned;
    }
    return key.keyState().equals("Disabled")
        ? new SnapshotFailure("DisabledKMSKey", "The KMS key of the function is disabled.")
        : new SnapshotFailure("InvalidStateKMSKey", "The KMS key of the function is not usable.");
  }
}
