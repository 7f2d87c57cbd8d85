package dev.snapstart.event;

import java.time.Duration;

/**
 * A call failed in a way that passes.
 *
 * @param function the function's name
 * @param step the step that will be decided again
 * @param why Lambda's or the network's words
 * @param attempt how many calls failed in a row, from 1; 0 if the run holds its call back because
 *     Lambda does not answer other runs
 * @param in when the run goes on
 */
public record Retrying(String function, String step, String why, int attempt, Duration in) {}
