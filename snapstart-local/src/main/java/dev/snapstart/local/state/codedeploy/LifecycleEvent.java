package dev.snapstart.local.state.codedeploy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A part of a deployment, under CodeDeploy's own names.
 *
 * @param lifecycleEventName {@code BeforeAllowTraffic}, {@code AllowTraffic} or {@code
 *     AfterAllowTraffic}
 * @param status {@code Pending}, {@code InProgress}, {@code Succeeded}, {@code Failed} or {@code
 *     Skipped}
 * @param startTime when it began, null before
 * @param endTime when it ended, null before
 */
public record LifecycleEvent(
    String lifecycleEventName,
    String status,
    @Nullable Instant startTime,
    @Nullable Instant endTime) {
  static final String BEFORE = "BeforeAllowTraffic";
  static final String TRAFFIC = "AllowTraffic";
  static final String AFTER = "AfterAllowTraffic";

  static LifecycleEvent pending(String name) {
    return new LifecycleEvent(name, "Pending", null, null);
  }

  LifecycleEvent begun(Instant now) {
    return new LifecycleEvent(lifecycleEventName, "InProgress", now, null);
  }

  LifecycleEvent ended(String how, Instant now) {
    return new LifecycleEvent(lifecycleEventName, how, startTime == null ? now : startTime, now);
  }

  boolean open() {
    return status.equals("Pending") || status.equals("InProgress");
  }
}
