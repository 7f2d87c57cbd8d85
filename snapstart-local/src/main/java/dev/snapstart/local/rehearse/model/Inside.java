package dev.snapstart.local.rehearse.model;

import org.jspecify.annotations.Nullable;

/**
 * What the fields of one environment held.
 *
 * @param atCheckpoint after the hooks before the snapshot
 * @param restored after the hooks that follow restoring
 * @param later after the invocations, null if nobody looked
 */
public record Inside(
    Observations atCheckpoint, Observations restored, @Nullable Observations later) {}
