package dev.snapstart.internal.lambda;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An answer and when the server gave it.
 *
 * @param value the answer
 * @param serverTime the server's Date, to the second, or null if it did not say
 */
public record Reply<T>(T value, @Nullable Instant serverTime) {}
