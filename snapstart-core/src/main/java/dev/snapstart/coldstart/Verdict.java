package dev.snapstart.coldstart;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a measurement comes to, in one word and one sentence; immutable.
 *
 * @param kind the word
 * @param sentence the sentence, with the figures that it rests on
 */
public record Verdict(Kind kind, String sentence) {
  /** Below this, restoring a snapshot is about as slow as starting (a restore is rarely faster). */
  private static final double LIGHT_INIT_MS = 500;

  /** What a measurement comes to. */
  public enum Kind {
    /** Restored, the function answers sooner. */
    FASTER,
    /** Restored, the function answers later. */
    SLOWER,
    /** The samples overlap too much to tell. */
    NO_DIFFERENCE,
    /** There are too few samples. */
    UNKNOWN
  }

  static Verdict of(List<Sample> cold, List<Sample> restored, Optional<SpeedUp> speedUp) {
    if (speedUp.isEmpty()) {
      return new Verdict(
          Kind.UNKNOWN,
          "Not enough to compare: "
              + counted(cold.size(), "start")
              + " from nothing and "
              + counted(restored.size(), "restore")
              + ", at least "
              + SpeedUp.LEAST_SAMPLES
              + " of each are needed.");
    }
    SpeedUp found = speedUp.get();
    String figures =
        String.format(
            Locale.ROOT,
            "the first answer takes %s ms restored and %s ms cold (p50)",
            millis(median(restored)),
            millis(median(cold)));
    if (!found.isClear()) {
      return new Verdict(
          Kind.NO_DIFFERENCE,
          String.format(
              Locale.ROOT,
              "No difference that these samples show: %s, and the interval of the speed-up,"
                  + " %.2f to %.2f, holds 1.",
              figures,
              found.low(),
              found.high()));
    }
    if (found.ratio() > 1) {
      return new Verdict(
          Kind.FASTER,
          String.format(
              Locale.ROOT,
              "SnapStart is %.1f times as fast here (95 %% interval %.1f to %.1f): %s.",
              found.ratio(),
              found.low(),
              found.high(),
              figures));
    }
    return new Verdict(Kind.SLOWER, slower(cold, restored, figures));
  }

  private static String slower(List<Sample> cold, List<Sample> restored, String figures) {
    double init = starts(cold);
    return "SnapStart is slower here: "
        + (init < LIGHT_INIT_MS
            ? "init is only " + millis(init) + " ms, restoring takes " + millis(starts(restored))
            : "init takes " + millis(init) + " ms, and restoring " + millis(starts(restored)))
        + " ms; "
        + figures
        + ".";
  }

  private static double median(List<Sample> samples) {
    return middle(samples.stream().map(Sample::latencyMs).toList());
  }

  private static double starts(List<Sample> samples) {
    return middle(samples.stream().map(Sample::startMs).toList());
  }

  private static double middle(List<Double> values) {
    return Distribution.of(values).map(Distribution::p50Ms).orElse(0.0);
  }

  private static String millis(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
