package dev.snapstart.local.logs;

import java.time.Instant;

/**
 * One event of a stream.
 *
 * @param stream the stream's name
 * @param at when it happened
 * @param message what was printed; may have several lines
 * @param number counts all events of the store, from 1
 */
public record LogEvent(String stream, Instant at, String message, long number) {}
