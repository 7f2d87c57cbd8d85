package dev.snapstart.maven;

import dev.snapstart.cost.CostAssumptions;
import dev.snapstart.cost.Rates;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.maven.parameter.Values;
import dev.snapstart.model.AliasGoal;
import java.time.Duration;

/** Turns elements into what a cost is estimated from. */
final class AssumptionsReader {
  private AssumptionsReader() {}

  /**
   * Reads a function's elements.
   *
   * @throws SnapStartException if one of them makes no sense
   */
  static CostAssumptions read(FunctionConfig config, Rates rates) {
    CostAssumptions read = CostAssumptions.none().withRates(rates);
    if (config.alias != null) {
      read = read.withAlias(AliasGoal.named(config.alias).name());
    }
    if (config.restores != null) {
      read = read.withRestores(count("restores", config.restores));
    }
    if (config.coldStarts != null) {
      read = read.withColdStarts(count("coldStarts", config.coldStarts));
    }
    if (config.initMillis != null) {
      read = read.withInit(Duration.ofMillis(count("initMillis", config.initMillis)));
    }
    if (config.prune == null) {
      return read.withPrune(new PruneConfig().goal());
    }
    return config.prune.isCleared() ? read : read.withPrune(config.prune.goal());
  }

  private static long count(String element, String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw Values.invalid(element, text, "Use a whole number.");
    }
  }
}
