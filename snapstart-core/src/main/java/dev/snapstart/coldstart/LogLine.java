package dev.snapstart.coldstart;

import java.time.Instant;

/**
 * One event of a function's log; immutable.
 *
 * @param at when it was written, to the millisecond
 * @param version the version that wrote it, or {@code $LATEST}
 * @param stream the log stream, one for each execution environment
 * @param text what was written, the values of environment variables taken out; may have several
 *     lines
 */
public record LogLine(Instant at, String version, String stream, String text) {}
