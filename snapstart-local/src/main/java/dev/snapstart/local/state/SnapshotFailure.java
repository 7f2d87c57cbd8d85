package dev.snapstart.local.state;

/**
 * Why a snapshot fails.
 *
 * @param reasonCode Lambda's StateReasonCode, for example {@code FunctionError}
 * @param reason Lambda's StateReason
 */
public record SnapshotFailure(String reasonCode, String reason) {}
