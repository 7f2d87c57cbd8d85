package dev.snapstart.traffic;

import java.time.Instant;

/**
 * Where a shift is when a gate is asked.
 *
 * @param function the function's name
 * @param alias the alias name
 * @param version the version that traffic moves to
 * @param percent its share of traffic, 0 to 99
 * @param since when it got this share, by Lambda's clock
 */
public record ShiftMoment(
    String function, String alias, String version, int percent, Instant since) {}
