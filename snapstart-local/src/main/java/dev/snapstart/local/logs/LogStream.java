package dev.snapstart.local.logs;

import java.time.Instant;

/**
 * A stream that has at least one event.
 *
 * @param name its name
 * @param first when its first event happened
 * @param last when its last event happened
 */
public record LogStream(String name, Instant first, Instant last) {}
