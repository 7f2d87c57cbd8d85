package dev.snapstart.coldstart;

import java.util.Optional;

/**
 * The restore of one execution environment from its snapshot, after-restore hooks included;
 * immutable.
 *
 * @param durationMs milliseconds, not negative
 * @param status how it ended
 * @param errorType what kind of error it was
 */
public record RestoreReport(double durationMs, Optional<String> status, Optional<String> errorType)
    implements PlatformReport {}
