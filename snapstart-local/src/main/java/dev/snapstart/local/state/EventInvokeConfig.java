package dev.snapstart.local.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How asynchronous calls are treated.
 *
 * @param maximumRetryAttempts 0 to 2, null where not set
 * @param maximumEventAgeInSeconds 60 to 21,600, null where not set
 * @param destinations where results go, null where not set
 * @param lastModified when it was last changed
 */
public record EventInvokeConfig(
    @Nullable Integer maximumRetryAttempts,
    @Nullable Integer maximumEventAgeInSeconds,
    @Nullable Destinations destinations,
    Instant lastModified) {}
