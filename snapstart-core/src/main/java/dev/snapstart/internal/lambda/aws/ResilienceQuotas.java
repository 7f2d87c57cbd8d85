package dev.snapstart.internal.lambda.aws;

import dev.snapstart.internal.lambda.Quotas;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;

/**
 * The two control-plane quotas as rate limiters that never park a thread. Slices of a fifth of a
 * second keep bursts short; other programs of the account use the same quotas, so a little is left.
 */
public final class ResilienceQuotas implements Quotas {
  private static final Duration SLICE = Duration.ofMillis(200);
  private static final int GET_FUNCTION_PER_SLICE = 18;
  private static final int CONTROL_PLANE_SLICE_MILLIS = 1000;
  private static final int CONTROL_PLANE_PER_SLICE = 14;

  private final RateLimiter getFunction = limiter("GetFunction", GET_FUNCTION_PER_SLICE, SLICE);
  private final RateLimiter controlPlane =
      limiter(
          "control plane", CONTROL_PLANE_PER_SLICE, Duration.ofMillis(CONTROL_PLANE_SLICE_MILLIS));

  @Override
  public Duration reserve(Bucket bucket) {
    return switch (bucket) {
      case NONE -> Duration.ZERO;
      case GET_FUNCTION -> wait(getFunction);
      case CONTROL_PLANE -> wait(controlPlane);
    };
  }

  private static Duration wait(RateLimiter limiter) {
    return Duration.ofNanos(Math.max(0, limiter.reservePermission()));
  }

  private static RateLimiter limiter(String name, int permits, Duration period) {
    return RateLimiter.of(
        name,
        RateLimiterConfig.custom()
            .limitForPeriod(permits)
            .limitRefreshPeriod(period)
            .timeoutDuration(Duration.ofHours(1))
            .build());
  }
}
