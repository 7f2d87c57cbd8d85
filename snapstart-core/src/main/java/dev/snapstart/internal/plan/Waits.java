package dev.snapstart.internal.plan;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.Step;
import dev.snapstart.plan.WaitReason;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes waits that remember when they began. */
final class Waits {
  /** How long an accepted write may stay invisible before it counts as not done. */
  private static final Duration VISIBILITY = Duration.ofSeconds(10);

  /** How long CodeDeploy may take to send the traffic back. */
  private static final Duration TRAFFIC_BACK = Duration.ofMinutes(2);

  private Waits() {}

  static Step until(World world, WaitReason reason, Facet<?> facet, Instant seenAt, String seen) {
    Instant since = since(world, reason, facet, seenAt);
    return new Step.WaitUntil(Polling.next(since, seenAt), since, reason, facet, seen);
  }

  /** Waits a little for an accepted write to show; then it was ignored, or undone by others. */
  static Step visibility(World world, Facet<?> facet, Instant seenAt, String what) {
    return visibility(world, facet, seenAt, what, ignored(what));
  }

  /** Waits a little for an accepted write to show, and then gives up in words of its own. */
  static Step visibility(World world, Facet<?> facet, Instant seenAt, String what, Step.Stop stop) {
    Instant since = since(world, WaitReason.VISIBILITY, facet, seenAt);
    if (Duration.between(since, seenAt).compareTo(VISIBILITY) < 0) {
      return new Step.WaitUntil(
          Polling.next(since, seenAt), since, WaitReason.VISIBILITY, facet, what);
    }
    return stop;
  }

  /** Waits for CodeDeploy, looking at the facet once in a while. */
  static Step deployment(World world, Facet<?> facet, Instant seenAt, Duration pause, String seen) {
    Instant since = since(world, WaitReason.DEPLOYMENT, facet, seenAt);
    return new Step.WaitUntil(seenAt.plus(pause), since, WaitReason.DEPLOYMENT, facet, seen);
  }

  /** Waits for CodeDeploy to send the traffic back; null once it has had the time for it. */
  static @Nullable Step trafficBack(World world, Instant seenAt, String seen) {
    Instant since = since(world, WaitReason.DEPLOYMENT, Facet.ALIAS, seenAt);
    return Duration.between(since, seenAt).compareTo(TRAFFIC_BACK) < 0
        ? deployment(world, Facet.ALIAS, seenAt, Polling.LONGEST, seen)
        : null;
  }

  private static Step.Stop ignored(String what) {
    return new Step.Stop(
        ErrorCode.WRITE_NOT_VISIBLE,
        "Lambda accepted "
            + what
            + ", yet "
            + VISIBILITY.toSeconds()
            + " s later it does not show: it was ignored, or changed back by others.",
        "Run again; if it repeats, look for another deployer or an endpoint that ignores the call.");
  }

  private static Instant since(World world, WaitReason reason, Facet<?> facet, Instant seenAt) {
    World.Pause pause = world.pause();
    return pause != null && pause.reason() == reason && pause.facet().equals(facet)
        ? pause.since()
        : seenAt;
  }
}
