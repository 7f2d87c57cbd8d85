package dev.snapstart.coldstart;

import java.util.Optional;

/**
 * The initialization of one execution environment; of a version with SnapStart, the one that its
 * snapshot was made from; immutable.
 *
 * @param durationMs milliseconds, not negative
 * @param phase {@code init} ahead of an invocation, {@code invoke} if it was tried again within one
 * @param status how it ended
 * @param errorType what kind of error it was
 */
public record InitReport(
    double durationMs, Optional<String> phase, Optional<String> status, Optional<String> errorType)
    implements PlatformReport {}
