package dev.snapstart.local.state;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Lambda answers about attachments. */
public sealed interface AttachmentAnswer extends LambdaAnswer {

  /**
   * An event source mapping with its source and settings side by side.
   *
   * @param configuration what it is
   * @param source what it reads from
   * @param settings how it reads and delivers
   */
  record EventSourceMappingConfiguration(
      MappingState configuration, EventSource source, EventSourceSettings settings)
      implements AttachmentAnswer {}

  /** Where an event source mapping stands; times are seconds since 1970. */
  record MappingState(
      String uuid,
      String eventSourceMappingArn,
      String functionArn,
      BigDecimal lastModified,
      @Nullable String lastProcessingResult,
      String state,
      String stateTransitionReason) {}

  /** A page of event source mappings. */
  record EventSourceMappings(
      List<EventSourceMappingConfiguration> eventSourceMappings, @Nullable String nextMarker)
      implements AttachmentAnswer {}

  /** The URL of a function or alias; only the answer of its creation lacks lastModifiedTime. */
  record FunctionUrlConfig(
      String functionUrl,
      String functionArn,
      String authType,
      FunctionUrl.@Nullable Cors cors,
      String creationTime,
      @Nullable String lastModifiedTime,
      String invokeMode)
      implements AttachmentAnswer {}

  /** A page of function URLs. */
  record FunctionUrlConfigs(List<FunctionUrlConfig> functionUrlConfigs, @Nullable String nextMarker)
      implements AttachmentAnswer {}

  /** How asynchronous calls are treated. */
  record FunctionEventInvokeConfig(
      BigDecimal lastModified,
      String functionArn,
      @Nullable Integer maximumRetryAttempts,
      @Nullable Integer maximumEventAgeInSeconds,
      @Nullable Destinations destinationConfig)
      implements AttachmentAnswer {}

  /** A page of configurations for asynchronous calls. */
  record FunctionEventInvokeConfigs(
      List<FunctionEventInvokeConfig> functionEventInvokeConfigs, @Nullable String nextMarker)
      implements AttachmentAnswer {}

  /** Provisioned concurrency; only a list names the ARN. */
  record ProvisionedConcurrencyConfig(
      @Nullable String functionArn,
      int requestedProvisionedConcurrentExecutions,
      int availableProvisionedConcurrentExecutions,
      int allocatedProvisionedConcurrentExecutions,
      String status,
      Instant lastModified)
      implements AttachmentAnswer {}

  /** A page of provisioned concurrency. */
  record ProvisionedConcurrencyConfigs(
      List<ProvisionedConcurrencyConfig> provisionedConcurrencyConfigs, @Nullable String nextMarker)
      implements AttachmentAnswer {}

  /** Reserved concurrency, null for none. */
  record Concurrency(@Nullable Integer reservedConcurrentExecutions) implements AttachmentAnswer {}

  /** The limits and the usage of the account. */
  record AccountSettings(Map<String, Long> accountLimit, Map<String, Long> accountUsage)
      implements AttachmentAnswer {}

  /** Seconds since 1970 with milliseconds, as JSON protocols write instants. */
  static BigDecimal seconds(Instant instant) {
    return BigDecimal.valueOf(instant.toEpochMilli(), 3);
  }
}
