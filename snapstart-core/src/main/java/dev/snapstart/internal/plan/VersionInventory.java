package dev.snapstart.internal.plan;

import dev.snapstart.model.AliasState;
import dev.snapstart.model.FunctionState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that pruning stands on.
 *
 * @param versions the versions that are there, oldest first
 * @param wanted the version that the run leads to, or null
 * @param aliases all aliases
 * @param provisioned the qualifiers with provisioned concurrency
 * @param mapped the qualifiers that event source mappings call
 * @param withPolicy the versions whose own resource policy is not empty
 * @param lastCalls the last call of each version that is known to have had one
 * @param refusals what Lambda said to deletions that it refused, by version
 */
record VersionInventory(
    List<FunctionState> versions,
    @Nullable String wanted,
    List<AliasState> aliases,
    Set<String> provisioned,
    Set<String> mapped,
    Set<String> withPolicy,
    Map<String, Instant> lastCalls,
    Map<String, String> refusals) {}
