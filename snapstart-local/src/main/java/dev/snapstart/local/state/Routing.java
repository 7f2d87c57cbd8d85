package dev.snapstart.local.state;

import java.util.Map;

/** Which version an alias sends a call to (facts 3). */
final class Routing {
  private Routing() {}

  /**
   * Picks a version.
   *
   * @param alias the alias
   * @param draw from 0 to below 1, each equally likely
   * @return the version's number or $LATEST
   */
  static String version(Alias alias, double draw) {
    double weighted = 0;
    for (Map.Entry<String, Double> entry : alias.weights().asMap().entrySet()) {
      weighted += entry.getValue();
      // From the top, so that a draw of 0 leads to the primary version.
      if (draw >= 1 - weighted) {
        return entry.getKey();
      }
    }
    return alias.functionVersion();
  }
}
