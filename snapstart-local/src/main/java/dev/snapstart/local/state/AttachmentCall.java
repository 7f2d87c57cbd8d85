package dev.snapstart.local.state;

import org.jspecify.annotations.Nullable;

/**
 * A call about what is attached to a function, version or alias: event sources, URLs, destinations
 * of asynchronous calls, concurrency.
 */
public sealed interface AttachmentCall extends LambdaCall {

  /** Connects an event source with a function, version or alias. */
  record CreateEventSourceMapping(
      String functionName,
      EventSource source,
      EventSourceSettings settings,
      @Nullable Boolean enabled)
      implements AttachmentCall {}

  /** Reads an event source mapping. */
  record GetEventSourceMapping(String uuid) implements AttachmentCall {
    @Override
    public @Nullable String functionName() {
      return null;
    }
  }

  /** Changes an event source mapping; what is absent stays. */
  record UpdateEventSourceMapping(
      String uuid,
      @Nullable String functionName,
      EventSourceSettings settings,
      @Nullable Boolean enabled)
      implements AttachmentCall {}

  /** Deletes an event source mapping. */
  record DeleteEventSourceMapping(String uuid) implements AttachmentCall {
    @Override
    public @Nullable String functionName() {
      return null;
    }
  }

  /** Lists event source mappings, all or those of a function, version, alias or source. */
  record ListEventSourceMappings(
      @Nullable String functionName,
      @Nullable String eventSourceArn,
      @Nullable String marker,
      @Nullable Integer maxItems)
      implements AttachmentCall {}

  /** Gives a function or alias a URL. */
  record CreateFunctionUrlConfig(
      String functionName,
      @Nullable String qualifier,
      @Nullable String authType,
      FunctionUrl.@Nullable Cors cors,
      @Nullable String invokeMode)
      implements AttachmentCall {}

  /** Reads the URL of a function or alias. */
  record GetFunctionUrlConfig(String functionName, @Nullable String qualifier)
      implements AttachmentCall {}

  /** Changes the URL of a function or alias; what is absent stays. */
  record UpdateFunctionUrlConfig(
      String functionName,
      @Nullable String qualifier,
      @Nullable String authType,
      FunctionUrl.@Nullable Cors cors,
      @Nullable String invokeMode)
      implements AttachmentCall {}

  /** Takes the URL of a function or alias away. */
  record DeleteFunctionUrlConfig(String functionName, @Nullable String qualifier)
      implements AttachmentCall {}

  /** Lists the URLs of a function and its aliases. */
  record ListFunctionUrlConfigs(
      String functionName, @Nullable String marker, @Nullable Integer maxItems)
      implements AttachmentCall {}

  /** Sets how asynchronous calls are retried and where their results go. */
  record PutFunctionEventInvokeConfig(
      String functionName,
      @Nullable String qualifier,
      @Nullable Integer maximumRetryAttempts,
      @Nullable Integer maximumEventAgeInSeconds,
      @Nullable Destinations destinationConfig)
      implements AttachmentCall {}

  /** Changes how asynchronous calls are treated; what is absent stays. */
  record UpdateFunctionEventInvokeConfig(
      String functionName,
      @Nullable String qualifier,
      @Nullable Integer maximumRetryAttempts,
      @Nullable Integer maximumEventAgeInSeconds,
      @Nullable Destinations destinationConfig)
      implements AttachmentCall {}

  /** Reads how asynchronous calls are treated. */
  record GetFunctionEventInvokeConfig(String functionName, @Nullable String qualifier)
      implements AttachmentCall {}

  /** Goes back to the default for asynchronous calls. */
  record DeleteFunctionEventInvokeConfig(String functionName, @Nullable String qualifier)
      implements AttachmentCall {}

  /** Lists how asynchronous calls of a function, its versions and aliases are treated. */
  record ListFunctionEventInvokeConfigs(
      String functionName, @Nullable String marker, @Nullable Integer maxItems)
      implements AttachmentCall {}

  /** Keeps environments of a version or alias ready. */
  record PutProvisionedConcurrencyConfig(
      String functionName,
      @Nullable String qualifier,
      @Nullable Integer provisionedConcurrentExecutions)
      implements AttachmentCall {}

  /** Reads the provisioned concurrency of a version or alias. */
  record GetProvisionedConcurrencyConfig(String functionName, @Nullable String qualifier)
      implements AttachmentCall {}

  /** Ends the provisioned concurrency of a version or alias. */
  record DeleteProvisionedConcurrencyConfig(String functionName, @Nullable String qualifier)
      implements AttachmentCall {}

  /** Lists the provisioned concurrency of a function's versions and aliases. */
  record ListProvisionedConcurrencyConfigs(
      String functionName, @Nullable String marker, @Nullable Integer maxItems)
      implements AttachmentCall {}

  /** Reserves concurrency for a function. */
  record PutFunctionConcurrency(String functionName, @Nullable Integer reservedConcurrentExecutions)
      implements AttachmentCall {}

  /** Reads the reserved concurrency of a function. */
  record GetFunctionConcurrency(String functionName) implements AttachmentCall {}

  /** Ends the reservation of a function's concurrency. */
  record DeleteFunctionConcurrency(String functionName) implements AttachmentCall {}

  /** Reads the limits and the usage of the account. */
  record GetAccountSettings() implements AttachmentCall {
    @Override
    public @Nullable String functionName() {
      return null;
    }
  }
}
