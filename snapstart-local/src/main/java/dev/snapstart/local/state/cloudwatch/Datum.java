package dev.snapstart.local.state.cloudwatch;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was measured at one instant.
 *
 * @param at when
 * @param unit for example {@code Count}, null for none
 * @param samples the values and how often each was seen
 * @param set statistics of values that are not known one by one, or null
 */
public record Datum(
    Instant at,
    @Nullable String unit,
    List<Sample> samples,
    CloudWatchCall.@Nullable StatisticSet set) {

  /** A value and how often it was seen. */
  public record Sample(double value, double count) {}
}
