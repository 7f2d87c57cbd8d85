package dev.snapstart.maven.measure;

import dev.snapstart.coldstart.Distribution;
import dev.snapstart.coldstart.Measurement;
import dev.snapstart.coldstart.Start;
import dev.snapstart.maven.parameter.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a build does not allow to be slower.
 *
 * @param slowerThan the restored answer's p50 over the cold one's, at most; or null
 * @param restoreOver the p90 of the restore duration in milliseconds, at most; or null
 */
public record MeasureLimits(@Nullable Double slowerThan, @Nullable Double restoreOver) {

  public static MeasureLimits of(@Nullable String slowerThan, @Nullable String restoreOver) {
    return new MeasureLimits(
        number("failIfSlowerThan", slowerThan), number("failIfRestoreOver", restoreOver));
  }

  /** Returns what is too slow, in sentences; what cannot be told counts as too slow. */
  public List<String> exceededBy(Measurement measurement) {
    List<String> exceeded = new ArrayList<>();
    if (slowerThan != null) {
      double cold = median(measurement, Start.INIT);
      double restored = median(measurement, Start.RESTORE);
      if (Double.isNaN(cold) || Double.isNaN(restored)) {
        exceeded.add("There is nothing to compare ('failIfSlowerThan').");
      } else if (restored > cold * slowerThan) {
        exceeded.add(
            String.format(
                Locale.ROOT,
                "The restored answer takes %.2f of the cold one's time (p50), more than %s"
                    + " ('failIfSlowerThan').",
                restored / cold,
                slowerThan));
      }
    }
    if (restoreOver != null) {
      double found = measurement.starts(Start.RESTORE).map(Distribution::p90Ms).orElse(Double.NaN);
      if (!(found <= restoreOver)) {
        exceeded.add(
            Double.isNaN(found)
                ? "There was no restore ('failIfRestoreOver')."
                : String.format(
                    Locale.ROOT,
                    "Restoring takes %s ms (p90), more than %s ms ('failIfRestoreOver').",
                    StartNames.millis(found),
                    StartNames.millis(restoreOver)));
      }
    }
    return exceeded;
  }

  private static double median(Measurement measurement, Start start) {
    return measurement.latencies(start).map(Distribution::p50Ms).orElse(Double.NaN);
  }

  private static @Nullable Double number(String element, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      double value = Double.parseDouble(text.strip());
      if (value > 0 && Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw Values.invalid(element, text, "Use a number above 0.");
    }
    throw Values.invalid(element, text, "Use a number above 0.");
  }
}
