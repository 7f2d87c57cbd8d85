package dev.snapstart.local.state;

import java.util.Map;

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

  /**
   * Decides which version a call goes to, so that each gets its share of equally likely numbers.
   *
   * @param random at least 0 and less than 1
   * @return the version
   * @throws IllegalArgumentException if the number is out of range
   */
  public String versionFor(double random) {
    if (!(random >= 0 && random < 1)) {
      throw new IllegalArgumentException("Not in [0, 1): " + random);
    }
    double upTo = 0;
    for (Map.Entry<String, Double> weight : weights.asMap().entrySet()) {
      upTo += weight.getValue();
      if (random < upTo) {
        return weight.getKey();
      }
    }
    return functionVersion;
  }

  /** Tells whether the alias sends any calls to a version. */
  boolean uses(String version) {
    return functionVersion.equals(version) || weights.has(version);
  }

  Alias withRevision(String changed) {
    return new Alias(name, functionVersion, weights, description, changed);
  }
}
