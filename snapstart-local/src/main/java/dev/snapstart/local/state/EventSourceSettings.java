package dev.snapstart.local.state;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an event source mapping reads and delivers, under Lambda's own names; null means not set.
 *
 * <p>Structures that no rule looks at are kept as they were given.
 */
public record EventSourceSettings(
    @Nullable Integer batchSize,
    @Nullable Integer maximumBatchingWindowInSeconds,
    @Nullable Integer parallelizationFactor,
    @Nullable Integer maximumRecordAgeInSeconds,
    @Nullable Boolean bisectBatchOnFunctionError,
    @Nullable Integer maximumRetryAttempts,
    @Nullable Integer tumblingWindowInSeconds,
    @Nullable List<String> functionResponseTypes,
    @Nullable Destinations destinationConfig,
    @Nullable String kmsKeyArn,
    @Nullable Map<String, Object> filterCriteria,
    @Nullable Map<String, Object> scalingConfig,
    @Nullable List<Map<String, Object>> sourceAccessConfigurations,
    @Nullable Map<String, Object> amazonManagedKafkaEventSourceConfig,
    @Nullable Map<String, Object> selfManagedKafkaEventSourceConfig,
    @Nullable Map<String, Object> documentDbEventSourceConfig,
    @Nullable Map<String, Object> metricsConfig,
    @Nullable Map<String, Object> loggingConfig,
    @Nullable Map<String, Object> provisionedPollerConfig) {

  /** What a queue begins with (facts: recorded answers). */
  static EventSourceSettings ofQueue() {
    return of(10, null, null, null, null);
  }

  /** What a stream begins with (facts: recorded answers). */
  static EventSourceSettings ofStream() {
    return of(100, 1, -1, false, new Destinations(null, Destinations.Target.NONE));
  }

  /** What every other source begins with; assumed. */
  static EventSourceSettings ofOther() {
    return of(100, null, null, null, null);
  }

  private static EventSourceSettings of(
      int batchSize,
      @Nullable Integer factor,
      @Nullable Integer unlimited,
      @Nullable Boolean bisect,
      @Nullable Destinations destinations) {
    return new EventSourceSettings(
        batchSize,
        0,
        factor,
        unlimited,
        bisect,
        unlimited,
        factor == null ? null : 0,
        List.of(),
        destinations,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** These settings with those of a change in their place, as far as it has them. */
  EventSourceSettings with(EventSourceSettings change) {
    return new EventSourceSettings(
        or(change.batchSize, batchSize),
        or(change.maximumBatchingWindowInSeconds, maximumBatchingWindowInSeconds),
        or(change.parallelizationFactor, parallelizationFactor),
        or(change.maximumRecordAgeInSeconds, maximumRecordAgeInSeconds),
        or(change.bisectBatchOnFunctionError, bisectBatchOnFunctionError),
        or(change.maximumRetryAttempts, maximumRetryAttempts),
        or(change.tumblingWindowInSeconds, tumblingWindowInSeconds),
        or(change.functionResponseTypes, functionResponseTypes),
        or(change.destinationConfig, destinationConfig),
        or(change.kmsKeyArn, kmsKeyArn),
        or(change.filterCriteria, filterCriteria),
        or(change.scalingConfig, scalingConfig),
        or(change.sourceAccessConfigurations, sourceAccessConfigurations),
        or(change.amazonManagedKafkaEventSourceConfig, amazonManagedKafkaEventSourceConfig),
        or(change.selfManagedKafkaEventSourceConfig, selfManagedKafkaEventSourceConfig),
        or(change.documentDbEventSourceConfig, documentDbEventSourceConfig),
        or(change.metricsConfig, metricsConfig),
        or(change.loggingConfig, loggingConfig),
        or(change.provisionedPollerConfig, provisionedPollerConfig));
  }

  private static <T> @Nullable T or(@Nullable T changed, @Nullable T before) {
    return changed == null ? before : changed;
  }
}
