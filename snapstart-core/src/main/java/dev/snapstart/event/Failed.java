package dev.snapstart.event;

import dev.snapstart.error.SnapStartException;

/**
 * The run ended without reaching its goal.
 *
 * @param function the function's name
 * @param error why, and what to do
 */
public record Failed(String function, SnapStartException error) {}
