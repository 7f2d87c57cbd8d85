package dev.snapstart.internal.lambda;

import dev.snapstart.model.AsyncInvokeConfig;
import dev.snapstart.model.EventSourceMapping;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.FunctionUrl;
import dev.snapstart.plan.ResourcePolicy;
import org.jspecify.annotations.Nullable;

/**
 * The part of the port that looks at all that belongs to a function: versions, and what calls them.
 *
 * <p>Every method makes one call without repeating it and throws {@link CallFailure} if it is not
 * answered well. Implementations are thread-safe.
 */
public interface InventoryGateway {
  /** Reads one page of versions, {@code $LATEST} included; Lambda leaves their states out. */
  Reply<Page<FunctionState>> listVersions(FunctionId function, @Nullable String marker);

  /** Reads one page of the qualifiers that have provisioned concurrency. */
  Reply<Page<String>> listProvisioned(FunctionId function, @Nullable String marker);

  /**
   * Reads one page of the event source mappings of the whole region: AWS does not document whether
   * a list for a function's name has those of its aliases and versions.
   */
  Reply<Page<EventSourceMapping>> listMappings(@Nullable String marker);

  /** Reads the resource policy of one qualifier, or of {@code $LATEST}; empty if it has none. */
  Reply<ResourcePolicy> getPolicy(FunctionId function, @Nullable String qualifier);

  /** Reads one page of the URLs of a function and its aliases. */
  Reply<Page<FunctionUrl>> listUrls(FunctionId function, @Nullable String marker);

  /** Reads one page of the names of the region's functions. */
  Reply<Page<String>> listFunctions(@Nullable String marker);

  /** Reads one page of the settings for asynchronous calls. */
  Reply<Page<AsyncInvokeConfig>> listAsyncConfigs(FunctionId function, @Nullable String marker);
}
