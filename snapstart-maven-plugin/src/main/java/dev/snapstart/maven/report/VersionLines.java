package dev.snapstart.maven.report;

import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionState;
import dev.snapstart.version.AliasShare;
import dev.snapstart.version.VersionInfo;
import dev.snapstart.version.VersionReport;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows all versions of a function as a table. */
public final class VersionLines {
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAYS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

  private VersionLines() {}

  public static List<String> of(VersionReport report) {
    FunctionState latest = report.latest();
    List<String> lines = new ArrayList<>();
    lines.add(
        latest.name()
            + " ("
            + latest.region()
            + ", account "
            + latest.account()
            + "): "
            + Counted.of(report.versions().size(), "version")
            + ", snapshots "
            + Money.amount(report.usdPerMonth())
            + " a month (rates of "
            + report.rates().asOf()
            + ")");
    TextTable table =
        new TextTable(
            "version",
            "published (UTC)",
            "state",
            "SnapStart",
            "code",
            "size",
            "last call",
            "a month",
            "aliases",
            "description");
    report.versions().forEach(version -> table.row(row(version, report)));
    if (!report.versions().isEmpty()) {
      lines.addAll(table.lines());
    }
    report.withoutMetrics().ifPresent(why -> lines.add("  last calls are not known: " + why));
    return lines;
  }

  private static List<String> row(VersionInfo version, VersionReport report) {
    FunctionState state = version.state();
    return List.of(
        version.number(),
        at(MINUTES, state.lastModified()),
        String.valueOf(state.state()),
        state.snapStart() ? String.valueOf(state.optimizationStatus()) : "no",
        state.codeSha256().substring(0, Math.min(8, state.codeSha256().length())),
        size(state.codeSizeBytes()),
        lastCall(version, report),
        Money.month(version.price()),
        version.aliases().stream().map(VersionLines::share).collect(Collectors.joining(", ")),
        state.settings().get(FunctionSetting.DESCRIPTION).orElse(""));
  }

  private static String lastCall(VersionInfo version, VersionReport report) {
    return version
        .lastInvoked()
        .map(at -> at(DAYS, at))
        .orElse(
            report.withoutMetrics().isPresent()
                ? "?"
                : "none in " + VersionReport.MEMORY.toDays() + " d");
  }

  private static String share(AliasShare share) {
    return share.weight() == 1
        ? share.name()
        : share.name() + " " + Math.round(share.weight() * 100) + "%";
  }

  private static String at(DateTimeFormatter format, @Nullable Instant instant) {
    return instant == null ? "?" : format.format(instant);
  }

  private static String size(long bytes) {
    return bytes < 100_000
        ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
