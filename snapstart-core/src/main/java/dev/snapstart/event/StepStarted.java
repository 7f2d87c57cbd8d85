package dev.snapstart.event;

/**
 * A step begins.
 *
 * @param function the function's name
 * @param step such as {@code UpdateCode} or {@code AwaitSnapshot}
 * @param number which step of the plan, from 1
 * @param total how many steps the plan has
 */
public record StepStarted(String function, String step, int number, int total) {}
