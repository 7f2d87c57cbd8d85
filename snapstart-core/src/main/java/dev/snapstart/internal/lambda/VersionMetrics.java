package dev.snapstart.internal.lambda;

/**
 * What CloudWatch has counted of one version behind an alias.
 *
 * @param invocations how many there were
 * @param errors how many of them failed
 * @param p99Millis the 99th percentile of durations in ms, or NaN without data
 */
public record VersionMetrics(double invocations, double errors, double p99Millis) {}
