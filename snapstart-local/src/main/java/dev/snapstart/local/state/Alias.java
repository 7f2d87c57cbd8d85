package dev.snapstart.local.state;

/**
 * A name for a version.
 *
 * @param name the alias's name
 * @param functionVersion the primary version
 * @param weights the share of calls, 0 to 1, that other versions get
 * @param description empty where there is none
 * @param revisionId changes with every write
 */
public record Alias(
    String name,
    String functionVersion,
    Table<String, Double> weights,
    String description,
    String revisionId) {

  /** Tells whether the alias sends any calls to a version. */
  boolean uses(String version) {
    return functionVersion.equals(version) || weights.has(version);
  }

  Alias withRevision(String changed) {
    return new Alias(name, functionVersion, weights, description, changed);
  }
}
