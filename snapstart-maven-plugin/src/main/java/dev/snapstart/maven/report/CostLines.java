package dev.snapstart.maven.report;

import dev.snapstart.cost.ColdStarts;
import dev.snapstart.cost.CostAssumptions;
import dev.snapstart.cost.CostReport;
import dev.snapstart.cost.RegionRates;
import dev.snapstart.cost.SnapshotPrice;
import dev.snapstart.cost.VersionCost;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.VersionVerdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows what SnapStart costs. */
public final class CostLines {
  private static final BigDecimal LEAST_SHOWN = new BigDecimal("0.005");

  private final CostReport report;
  private final CostAssumptions assumptions;

  public CostLines(CostReport report) {
    this.report = report;
    this.assumptions = report.assumptions();
  }

  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(head());
    TextTable table =
        new TextTable(
            "version",
            "state",
            "MB",
            "cached GB-s",
            "cache",
            "restores",
            "restored GB",
            "restoring",
            "a month");
    report.versions().forEach(version -> table.row(row(version)));
    lines.addAll(table.lines());
    if (report.isHypothetical()) {
      lines.add("  no version has a snapshot; 'next' is one published from $LATEST with SnapStart");
    }
    restores().ifPresent(lines::add);
    if (report.versions().stream()
        .anyMatch(it -> it.price().kind() == SnapshotPrice.Kind.ASSUMED)) {
      lines.add(
          "  AWS does not say what snapshots of Java in container images cost: unknown, assumed"
              + " charged");
    }
    rates().ifPresent(lines::add);
    lines.add(without());
    pruning().ifPresent(lines::add);
    return lines;
  }

  private String head() {
    FunctionState latest = report.latest();
    return latest.name()
        + " ("
        + latest.region()
        + ", account "
        + latest.account()
        + "): SnapStart "
        + (report.isHypothetical() ? "would cost " : "costs ")
        + (isFree() ? "nothing: snapshots of Java runtimes are free" : amounts())
        + " (rates of "
        + assumptions.rates().asOf()
        + ")";
  }

  private String amounts() {
    return (report.usdPerMonth().isPresent()
            ? (isAtMost() ? "at most " : "") + usd(report.usdPerMonth()) + " in 30 days: "
            : "in 30 days: ")
        + usd(report.usdCache())
        + " for keeping snapshots, "
        + (report.usdRestores().isPresent()
            ? usd(report.usdRestores())
            : report.withoutCounts().isPresent() ? "unknown" : "rate unknown")
        + " for restores";
  }

  private boolean isFree() {
    List<SnapshotPrice.Kind> kinds =
        report.versions().stream()
            .map(it -> it.price().kind())
            .filter(it -> it != SnapshotPrice.Kind.NO_SNAPSHOT)
            .toList();
    return !kinds.isEmpty() && kinds.stream().allMatch(it -> it == SnapshotPrice.Kind.FREE);
  }

  private List<String> row(VersionCost version) {
    SnapshotPrice price = version.price();
    boolean kept = price.kind() != SnapshotPrice.Kind.NO_SNAPSHOT;
    String restores =
        version.restores().map(it -> (isAtMost() && it > 0 ? "<= " : "") + it).orElse("?");
    return List.of(
        version.isPublished() ? version.state().version() : "next",
        version.isPublished() ? String.valueOf(version.state().state()) : "",
        String.valueOf(version.use().memoryMb()),
        kept ? whole(version.use().gbSeconds()) : "-",
        Money.month(price),
        kept ? restores : "-",
        kept && version.restores().isPresent() ? whole(version.use().gbRestored()) : "-",
        restored(version),
        kept ? together(version) : "-");
  }

  private static String restored(VersionCost version) {
    return switch (version.price().kind()) {
      case NO_SNAPSHOT -> "-";
      case FREE -> "free";
      case CHARGED, ASSUMED -> version.restores().isEmpty() ? "?" : usd(version.usdRestores());
    };
  }

  private static String together(VersionCost version) {
    return version.usdPerMonth().isEmpty() && version.restores().isEmpty()
        ? "?"
        : usd(version.usdPerMonth());
  }

  private Optional<String> restores() {
    if (isFree()) {
      return Optional.empty();
    }
    if (isAtMost()) {
      return report
          .countedSince()
          .map(
              since ->
                  "  restores are not counted by CloudWatch: shown are all calls since "
                      + LocalDate.ofInstant(since, ZoneOffset.UTC)
                      + ", drawn out to 30 days, and restores are fewer ('restores')");
    }
    return report.withoutCounts().map(why -> "  restores are not known: " + why + " ('restores')");
  }

  private boolean isAtMost() {
    return report.countedSince().isPresent();
  }

  private Optional<String> rates() {
    RegionRates known = report.rates();
    boolean missing =
        known.cachePerGbSecond().isEmpty()
            || known.restorePerGb().isEmpty()
            || known.durationPerGbSecond().isEmpty();
    return missing
        ? Optional.of(
            "  not all rates of "
                + report.latest().region()
                + " are known (from "
                + assumptions.rates().source()
                + "): give them with 'ratesFile'")
        : Optional.empty();
  }

  private String without() {
    if (assumptions.init().isEmpty()) {
      return "  what cold starts cost without SnapStart is told with 'initMillis'";
    }
    List<ColdStarts> all =
        report.versions().stream()
            .flatMap(version -> version.coldStarts().stream())
            .filter(starts -> starts.count() > 0)
            .toList();
    if (all.isEmpty() && report.usdInit().isEmpty()) {
      return "  how many cold starts there are without SnapStart is told with 'coldStarts'";
    }
    long count = all.stream().mapToLong(ColdStarts::count).sum();
    BigDecimal gbSeconds =
        all.stream().map(ColdStarts::gbSeconds).reduce(BigDecimal.ZERO, BigDecimal::add);
    return "  without SnapStart "
        + (isAtMost() && assumptions.coldStarts().isEmpty() ? "at most " : "")
        + count
        + " cold starts with "
        + assumptions.init().orElseThrow().toMillis()
        + " ms of init would be billed "
        + usd(report.usdInit())
        + " ("
        + whole(gbSeconds)
        + " GB-s; AWS bills init since August 2025)";
  }

  private Optional<String> pruning() {
    if (report.withoutPruning().isPresent()) {
      return report.withoutPruning().map(why -> "  what pruning would save is not known: " + why);
    }
    return report
        .pruning()
        .map(
            plan ->
                plan.deleted().isEmpty()
                    ? "  'prune' would delete no version"
                    : "  'prune' would save "
                        + usd(report.usdSaved())
                        + " by deleting version "
                        + plan.deleted().stream()
                            .map(VersionVerdict::version)
                            .collect(Collectors.joining(", ")));
  }

  private static String whole(BigDecimal amount) {
    if (amount.signum() == 0) {
      return "0";
    }
    return amount
        .setScale(amount.compareTo(BigDecimal.TEN) < 0 ? 2 : 0, RoundingMode.HALF_UP)
        .toPlainString();
  }

  /** What is hardly anything is not to look like nothing. */
  private static String usd(Optional<BigDecimal> amount) {
    return amount.filter(it -> it.signum() > 0 && it.compareTo(LEAST_SHOWN) < 0).isPresent()
        ? "<$0.01"
        : Money.amount(amount);
  }
}
