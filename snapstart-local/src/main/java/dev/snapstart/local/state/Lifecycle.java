package dev.snapstart.local.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a version stands, in Lambda's words.
 *
 * @param state {@code Pending}, {@code Active}, {@code Inactive} or {@code Failed}
 * @param stateReason why
 * @param stateReasonCode why, for programs
 * @param lastUpdateStatus {@code Successful}, {@code InProgress}, {@code Failed}, or null where
 *     Lambda sends none
 * @param lastUpdateStatusReason why
 * @param lastUpdateStatusReasonCode why, for programs
 * @param snapshotReady whether the snapshot exists, Lambda's OptimizationStatus
 * @param due when it settles, or null where it has, or where somebody makes its snapshot
 * @param failure how the snapshot will fail, or null where it won't
 */
public record Lifecycle(
    String state,
    @Nullable String stateReason,
    @Nullable String stateReasonCode,
    @Nullable String lastUpdateStatus,
    @Nullable String lastUpdateStatusReason,
    @Nullable String lastUpdateStatusReasonCode,
    boolean snapshotReady,
    @Nullable Instant due,
    @Nullable SnapshotFailure failure) {
  private static final String REASON = "The function is being created.";
  private static final String REASON_CODE = "Creating";

  /** A function or version under creation, without LastUpdateStatus (facts 1.2). */
  static Lifecycle creating(Instant due, @Nullable SnapshotFailure failure) {
    return new Lifecycle("Pending", REASON, REASON_CODE, null, null, null, false, due, failure);
  }

  /** An update under way; Lambda gives it the reason of a creation (facts 1.1). */
  static Lifecycle updating(Instant due) {
    return new Lifecycle("Active", null, null, "InProgress", REASON, REASON_CODE, false, due, null);
  }

  /** An ordinary version, or $LATEST, with nothing under way (facts 1.2). */
  static Lifecycle settled() {
    return new Lifecycle("Active", null, null, "Successful", null, null, false, null, null);
  }

  /**
   * A SnapStart version whose snapshot exists. Only while it is Pending does it lack a
   * LastUpdateStatus: Terraform's provider waits for Successful on such versions, and gets it
   * (terraform-provider-aws#42693).
   */
  static Lifecycle optimized() {
    return new Lifecycle("Active", null, null, "Successful", null, null, true, null, null);
  }

  /** A SnapStart version whose snapshot failed (facts 1.6, terraform-provider-aws#49904). */
  static Lifecycle failed(SnapshotFailure failure) {
    return new Lifecycle(
        "Failed",
        failure.reason(),
        failure.reasonCode(),
        "Failed",
        failure.reason(),
        failure.reasonCode(),
        false,
        null,
        null);
  }

  /** A SnapStart version whose snapshot was taken away after idleness (facts 1.5). */
  static Lifecycle idle() {
    return new Lifecycle(
        "Inactive",
        "The function is inactive because it was not invoked for a long time.",
        "Idle",
        "Successful",
        null,
        null,
        false,
        null,
        null);
  }

  /**
   * A function whose code Lambda cannot read any more (facts 0.4); the reason's text is assumed.
   */
  static Lifecycle withoutObject() {
    return new Lifecycle(
        "Inactive",
        "Lambda cannot access the Amazon S3 object that holds the function's code.",
        null,
        "Successful",
        null,
        null,
        false,
        null,
        null);
  }

  /** A version that was idle and gets a new snapshot. */
  static Lifecycle restoring(Instant due, @Nullable SnapshotFailure failure) {
    return new Lifecycle(
        "Pending",
        "The function is being restored.",
        "Restoring",
        null,
        null,
        null,
        false,
        due,
        failure);
  }

  Lifecycle withDue(@Nullable Instant changed) {
    return new Lifecycle(
        state,
        stateReason,
        stateReasonCode,
        lastUpdateStatus,
        lastUpdateStatusReason,
        lastUpdateStatusReasonCode,
        snapshotReady,
        changed,
        failure);
  }

  /**
   * Tells whether the snapshot was taken away after idleness.
   *
   * @return true if the state is Inactive
   */
  public boolean inactive() {
    return state.equals("Inactive");
  }

  /**
   * Tells whether the version is being created.
   *
   * @return true while the state is Pending
   */
  public boolean pending() {
    return state.equals("Pending");
  }

  /**
   * Tells whether an update is under way.
   *
   * @return true while LastUpdateStatus is InProgress
   */
  public boolean inProgress() {
    return "InProgress".equals(lastUpdateStatus);
  }

  /**
   * Tells whether the snapshot failed.
   *
   * @return true if the state is Failed
   */
  public boolean failed() {
    return state.equals("Failed");
  }
}
