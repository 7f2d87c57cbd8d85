package dev.snapstart.internal.lambda.aws;

import dev.snapstart.internal.lambda.Breaker;
import dev.snapstart.internal.lambda.CallFailure;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A circuit breaker that opens after eight failures in a row, whoever made the calls, and from then
 * on lets one call out after two seconds, then less often, at least every five, until one is
 * answered.
 */
public final class ResilienceBreaker implements Breaker {
  static final int FAILURES_IN_A_ROW = 8;
  static final Duration BETWEEN_PROBES = Duration.ofSeconds(5);

  private static final Duration UNTIL_FIRST_PROBE = Duration.ofSeconds(2);

  /**
   * Asking costs nothing: it stays in this process. Spread by half, so that it is not always the
   * same run that goes out to try and spends its retries.
   */
  private static final IntervalFunction ASK_AGAIN =
      IntervalFunction.ofRandomized(Duration.ofMillis(500));

  /** An upload may take minutes to tell; others need not wait that long for it. */
  static final Duration PROBE_PATIENCE = Duration.ofSeconds(20);

  private final Clock clock;
  private final CircuitBreaker circuit;
  private volatile @Nullable CallFailure last;
  private volatile Instant probedAt = Instant.MIN;

  public ResilienceBreaker(Clock clock) {
    this.clock = clock;
    this.circuit =
        CircuitBreaker.of(
            "lambda",
            CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(FAILURES_IN_A_ROW)
                .minimumNumberOfCalls(FAILURES_IN_A_ROW)
                .failureRateThreshold(100)
                .waitIntervalFunctionInOpenState(
                    IntervalFunction.ofExponentialBackoff(UNTIL_FIRST_PROBE, 1.5, BETWEEN_PROBES))
                .permittedNumberOfCallsInHalfOpenState(1)
                .clock(clock)
                .build());
  }

  @Override
  public @Nullable Outage ask() {
    CallFailure failure = last;
    if (failure == null) {
      return null;
    }
    if (circuit.tryAcquirePermission()) {
      probedAt = clock.instant();
      return null;
    }
    if (circuit.getState() == State.HALF_OPEN
        && clock.instant().isAfter(probedAt.plus(PROBE_PATIENCE))) {
      circuit.transitionToOpenState();
    }
    return new Outage(failure, Duration.ofMillis(ASK_AGAIN.apply(1)));
  }

  @Override
  public void unused() {
    circuit.releasePermission();
  }

  @Override
  public void answered() {
    circuit.onSuccess(0, TimeUnit.NANOSECONDS);
  }

  @Override
  public void failed(CallFailure failure) {
    last = failure;
    circuit.onError(0, TimeUnit.NANOSECONDS, failure);
  }
}
