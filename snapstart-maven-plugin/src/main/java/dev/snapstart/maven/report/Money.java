package dev.snapstart.maven.report;

import dev.snapstart.cost.Rates;
import dev.snapstart.cost.SnapshotPrice;
import dev.snapstart.model.VersionVerdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** Shows what snapshots cost. */
final class Money {
  private Money() {}

  static String month(SnapshotPrice price) {
    return switch (price.kind()) {
      case NO_SNAPSHOT -> "-";
      case FREE -> "free";
      case CHARGED -> amount(price.usdPerMonth());
      case ASSUMED -> amount(price.usdPerMonth()) + " (assumed)";
    };
  }

  static String amount(Optional<BigDecimal> usd) {
    return usd.map(it -> "$" + it.setScale(2, RoundingMode.HALF_UP)).orElse("rate unknown");
  }

  /** What the snapshots of versions cost together. */
  static Optional<BigDecimal> perMonth(List<VersionVerdict> verdicts) {
    return SnapshotPrice.perMonth(
        verdicts.stream()
            .map(verdict -> SnapshotPrice.of(verdict.state(), Rates.builtIn()))
            .toList());
  }
}
