package dev.snapstart.internal.trigger;

import dev.snapstart.model.AliasState;
import dev.snapstart.model.AsyncInvokeConfig;
import dev.snapstart.model.EventSourceMapping;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.FunctionUrl;
import dev.snapstart.model.Permission;
import java.util.List;
import java.util.Map;

/**
 * What Lambda says about who calls a function.
 *
 * @param latest the function
 * @param aliases its aliases
 * @param policies the statements of each qualifier that was asked for, {@code $LATEST} among them
 * @param mappings the mappings that call the function or a qualifier of it
 * @param urls the URLs
 * @param async settings for asynchronous calls
 * @param senders settings of other functions that name this one as a destination
 */
record CallerFacts(
    FunctionState latest,
    List<AliasState> aliases,
    Map<String, List<Permission>> policies,
    List<EventSourceMapping> mappings,
    List<FunctionUrl> urls,
    List<AsyncInvokeConfig> async,
    List<AsyncInvokeConfig> senders) {
  static final String LATEST = "$LATEST";

  List<Permission> policy(String qualifier) {
    return policies.getOrDefault(qualifier, List.of());
  }
}
