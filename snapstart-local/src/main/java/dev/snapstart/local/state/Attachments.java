package dev.snapstart.local.state;

import org.jspecify.annotations.Nullable;

/**
 * What is attached to a function and its versions and aliases.
 *
 * @param urls the URLs by alias, the function's own under the empty text
 * @param invokeConfigs how asynchronous calls are treated, by qualifier, $LATEST for none
 * @param provisioned provisioned concurrency by version or alias
 * @param reserved the reserved concurrency, null for none
 */
public record Attachments(
    Table<String, FunctionUrl> urls,
    Table<String, EventInvokeConfig> invokeConfigs,
    Table<String, ProvisionedConcurrency> provisioned,
    @Nullable Integer reserved) {
  private static final Attachments NONE =
      new Attachments(Table.empty(), Table.empty(), Table.empty(), null);

  /**
   * Nothing attached.
   *
   * @return the empty attachments
   */
  public static Attachments none() {
    return NONE;
  }

  Attachments withUrls(Table<String, FunctionUrl> changed) {
    return new Attachments(changed, invokeConfigs, provisioned, reserved);
  }

  Attachments withInvokeConfigs(Table<String, EventInvokeConfig> changed) {
    return new Attachments(urls, changed, provisioned, reserved);
  }

  Attachments withProvisioned(Table<String, ProvisionedConcurrency> changed) {
    return new Attachments(urls, invokeConfigs, changed, reserved);
  }

  Attachments withReserved(@Nullable Integer changed) {
    return new Attachments(urls, invokeConfigs, provisioned, changed);
  }

  /** What is left when a version or alias is deleted; assumed. */
  Attachments without(String qualifier) {
    return new Attachments(
        urls.without(qualifier),
        invokeConfigs.without(qualifier),
        provisioned.without(qualifier),
        reserved);
  }

  int totalProvisioned() {
    return provisioned.values().stream().mapToInt(ProvisionedConcurrency::requested).sum();
  }
}
