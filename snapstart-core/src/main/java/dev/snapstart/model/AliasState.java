package dev.snapstart.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Lambda said about an alias.
 *
 * @param arn the alias ARN
 * @param name the alias name
 * @param version the version that it points to
 * @param routingWeights share of traffic, 0 to 1, of further versions; empty for a plain alias
 * @param description its whole description, ledger included
 * @param revisionId the revision, or null from services that have none
 */
public record AliasState(
    String arn,
    String name,
    String version,
    Map<String, Double> routingWeights,
    String description,
    @Nullable String revisionId) {
  /** Copies the weights. */
  public AliasState {
    routingWeights = Map.copyOf(routingWeights);
  }

  /**
   * Shows where traffic goes.
   *
   * @return such as {@code 41} or {@code 41 (10% to 42)}
   */
  public String target() {
    if (routingWeights.isEmpty()) {
      return version;
    }
    StringBuilder text = new StringBuilder(version).append(" (");
    routingWeights.forEach(
        (other, weight) ->
            text.append(text.charAt(text.length() - 1) == '(' ? "" : ", ")
                .append(Math.round(weight * 100))
                .append("% to ")
                .append(other));
    return text.append(')').toString();
  }
}
