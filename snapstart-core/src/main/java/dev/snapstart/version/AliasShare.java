package dev.snapstart.version;

/**
 * An alias that sends calls to a version.
 *
 * @param name the alias
 * @param weight which share of the alias's calls, 0 to 1
 */
public record AliasShare(String name, double weight) {}
