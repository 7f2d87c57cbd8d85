package dev.snapstart.local.state.codedeploy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How traffic moves, under CodeDeploy's own names.
 *
 * @param type {@code TimeBasedCanary}, {@code TimeBasedLinear} or {@code AllAtOnce}
 * @param timeBasedCanary first one part, then the rest
 * @param timeBasedLinear equal parts at equal intervals
 */
public record TrafficRoutingConfig(
    String type, @Nullable Canary timeBasedCanary, @Nullable Linear timeBasedLinear) {
  private static final String DEFAULT = "CodeDeployDefault.Lambda";

  /** The configurations that CodeDeploy has from the start (documented). */
  static final Map<String, TrafficRoutingConfig> PREDEFINED = predefined();

  /** The part in percent and the minutes until the rest follows. */
  public record Canary(int canaryPercentage, int canaryInterval) {}

  /** The part in percent and the minutes between the parts. */
  public record Linear(int linearPercentage, int linearInterval) {}

  private static Map<String, TrafficRoutingConfig> predefined() {
    Map<String, TrafficRoutingConfig> all = new LinkedHashMap<>();
    all.put(DEFAULT + "AllAtOnce", new TrafficRoutingConfig("AllAtOnce", null, null));
    for (int minutes : new int[] {5, 10, 15, 30}) {
      all.put(
          DEFAULT + "Canary10Percent" + minutes + "Minutes",
          new TrafficRoutingConfig("TimeBasedCanary", new Canary(10, minutes), null));
    }
    for (int minutes : new int[] {1, 2, 3, 10}) {
      String unit = minutes == 1 ? "Minute" : "Minutes";
      all.put(
          DEFAULT + "Linear10PercentEvery" + minutes + unit,
          new TrafficRoutingConfig("TimeBasedLinear", null, new Linear(10, minutes)));
    }
    return Map.copyOf(all);
  }

  boolean wellFormed() {
    return switch (type) {
      case "AllAtOnce" -> true;
      case "TimeBasedCanary" ->
          timeBasedCanary != null
              && part(timeBasedCanary.canaryPercentage())
              && timeBasedCanary.canaryInterval() > 0;
      case "TimeBasedLinear" ->
          timeBasedLinear != null
              && part(timeBasedLinear.linearPercentage())
              && timeBasedLinear.linearInterval() > 0;
      default -> false;
    };
  }

  private static boolean part(int percent) {
    return percent > 0 && percent < 100;
  }

  /** The percentage that follows another one; the first part comes at once. */
  int after(int percent) {
    if (timeBasedCanary != null) {
      return percent == 0 ? timeBasedCanary.canaryPercentage() : 100;
    }
    return timeBasedLinear == null
        ? 100
        : Math.min(100, percent + timeBasedLinear.linearPercentage());
  }

  Duration interval() {
    if (timeBasedCanary != null) {
      return Duration.ofMinutes(timeBasedCanary.canaryInterval());
    }
    return Duration.ofMinutes(timeBasedLinear == null ? 0 : timeBasedLinear.linearInterval());
  }
}
