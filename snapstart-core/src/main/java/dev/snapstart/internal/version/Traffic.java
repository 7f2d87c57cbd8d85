package dev.snapstart.internal.version;

import dev.snapstart.cost.CostAssumptions;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.model.FunctionState;
import dev.snapstart.version.AliasShare;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which versions what is said of the whole function belongs to. */
final class Traffic {
  private final Map<String, Double> shares;

  private Traffic(Map<String, Double> shares) {
    this.shares = shares;
  }

  /**
   * Follows the alias that is named, or the only one; without one all belongs to the newest version
   * with a snapshot.
   *
   * @param versions those that are estimated, oldest first
   */
  static Traffic of(
      FunctionInventory inventory, List<FunctionState> versions, CostAssumptions assumptions) {
    Set<String> aliases =
        inventory.shares().values().stream()
            .flatMap(List::stream)
            .map(AliasShare::name)
            .collect(Collectors.toSet());
    assumptions
        .alias()
        .filter(name -> !aliases.contains(name))
        .ifPresent(name -> refuse(name, inventory.latest()));
    Map<String, Double> shares = new HashMap<>();
    FunctionState last = versions.get(versions.size() - 1);
    boolean hypothetical = last.version().equals(inventory.latest().version());
    Optional<String> alias =
        assumptions
            .alias()
            .or(() -> aliases.size() == 1 ? aliases.stream().findFirst() : Optional.empty());
    if (alias.isPresent() && !hypothetical) {
      inventory
          .shares()
          .forEach(
              (version, parts) ->
                  parts.stream()
                      .filter(part -> part.name().equals(alias.get()))
                      .forEach(part -> shares.put(version, part.weight())));
    } else {
      versions.stream()
          .filter(it -> hypothetical || CostEstimator.hasSnapshot(it, assumptions))
          .reduce((older, newer) -> newer)
          .ifPresent(version -> shares.put(version.version(), 1.0));
    }
    return new Traffic(shares);
  }

  /** The part of a version. */
  long part(String version, long all) {
    return Math.round(all * shares.getOrDefault(version, 0.0));
  }

  private static void refuse(String alias, FunctionState latest) {
    throw SnapStartException.of(
            ErrorCode.INVALID_REQUEST, "alias: " + latest.name() + " has no alias '" + alias + "'.")
        .advice("Name one that exists, or leave 'alias' out.")
        .function(latest.name())
        .build();
  }
}
