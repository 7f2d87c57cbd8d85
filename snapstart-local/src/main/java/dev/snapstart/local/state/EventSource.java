package dev.snapstart.local.state;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping reads from; it cannot be changed later.
 *
 * @param eventSourceArn a queue, stream, broker or cluster, null for one outside of AWS
 * @param startingPosition where in a stream to begin
 * @param startingPositionTimestamp seconds since 1970, for AT_TIMESTAMP
 * @param topics the Kafka topic
 * @param queues the broker's queue
 * @param selfManagedEventSource a Kafka outside of AWS, kept as it was given
 */
public record EventSource(
    @Nullable String eventSourceArn,
    @Nullable String startingPosition,
    @Nullable BigDecimal startingPositionTimestamp,
    @Nullable List<String> topics,
    @Nullable List<String> queues,
    @Nullable Map<String, Object> selfManagedEventSource) {}
