package dev.snapstart.event;

import java.time.Duration;

/**
 * A step ended well.
 *
 * @param function the function's name
 * @param step such as {@code UpdateCode} or {@code AwaitSnapshot}
 * @param number which step of the plan, from 1
 * @param total how many steps the plan has
 * @param outcome what came of it, in a few words
 * @param took how long it took, waiting for Lambda to settle included
 */
public record StepFinished(
    String function, String step, int number, int total, String outcome, Duration took) {}
