package dev.snapstart.event;

/**
 * Something the user should know.
 *
 * @param function the function's name
 * @param message one sentence
 */
public record Warned(String function, String message) {}
