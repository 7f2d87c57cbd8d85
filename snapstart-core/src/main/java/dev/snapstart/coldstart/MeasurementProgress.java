package dev.snapstart.coldstart;

/**
 * How far a measurement has come; immutable.
 *
 * @param wanted how many starts, and how many restores, are wanted
 * @param starts how many starts from nothing there are
 * @param restores how many restores there are that count
 * @param warm how many warm invocations there are
 * @param invocations how many invocations were made, those that served for nothing included
 */
public record MeasurementProgress(
    int wanted, int starts, int restores, int warm, int invocations) {}
