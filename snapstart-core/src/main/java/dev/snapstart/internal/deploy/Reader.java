package dev.snapstart.internal.deploy;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.internal.lambda.Breaker;
import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.internal.lambda.LambdaGateway;
import dev.snapstart.internal.lambda.Page;
import dev.snapstart.internal.lambda.Quotas.Bucket;
import dev.snapstart.internal.lambda.Reply;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.FunctionState;
import dev.snapstart.plan.Facet;
import dev.snapstart.plan.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes single calls outside of runs: in their turn by the quotas, and again after failures that
 * pass. It sleeps on the calling thread. Thread-safe.
 */
public final class Reader {
  /** How long a single call goes on against throttling. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Step ANY_READ = new Step.Observe(Facet.LATEST);

  private final Deployment.Surroundings surroundings;
  private final Sleeper sleeper;
  private volatile boolean closed;

  Reader(Deployment.Surroundings surroundings, Sleeper sleeper) {
    this.surroundings = surroundings;
    this.sleeper = sleeper;
  }

  /** Ends what reads, and what wants to read later, with {@link ErrorCode#CANCELLED}. */
  void close() {
    closed = true;
  }

  boolean isClosed() {
    return closed;
  }

  /** Refuses what comes after the end. */
  void checkOpen() {
    if (closed) {
      throw closed(null);
    }
  }

  private static SnapStartException closed(@Nullable Throwable cause) {
    return SnapStartException.of(ErrorCode.CANCELLED, "This SnapStart was closed.")
        .advice("Use one that is open; the same call goes on from where things are.")
        .cause(cause)
        .build();
  }

  /** The port that the calls go to. */
  public LambdaGateway gateway() {
    return surroundings.gateway();
  }

  public Instant now() {
    return surroundings.clock().instant();
  }

  /** Refuses a function whose ARN names another region than the connection's. */
  public void checkRegion(FunctionId function) {
    function
        .region()
        .filter(region -> !region.equals(surroundings.region()))
        .ifPresent(
            region -> {
              throw SnapStartException.of(
                      ErrorCode.WRONG_REGION,
                      "The function's ARN names region "
                          + region
                          + ", but the connection goes to "
                          + surroundings.region()
                          + ".")
                  .advice("Set 'region' to " + region + ", or correct 'function'.")
                  .function(function.name())
                  .build();
            });
  }

  /**
   * Makes a call that may be made twice.
   *
   * @param function what it is about, or null if it is about no function
   * @throws CallFailure if what it asks for is not there
   * @throws SnapStartException if it fails for good
   */
  public <T> T read(Bucket bucket, @Nullable FunctionId function, Supplier<T> call) {
    RetryBudget budget = new RetryBudget(surroundings.backoff());
    Gate gate = surroundings.gate();
    Instant end = now().plus(PATIENCE);
    while (true) {
      checkOpen();
      awaitTurn(gate, bucket, function, end);
      try {
        return gate.pass(bucket, call);
      } catch (SnapStartException e) {
        throw e;
      } catch (CallFailure failure) {
        checkOpen();
        if (failure.kind() == CallFailure.Kind.NOT_FOUND) {
          throw failure;
        }
        if (now().isAfter(end)) {
          throw failed(failure, function);
        }
        RetryBudget.Attempt attempt = attempt(budget, failure, function);
        pause(now().plus(attempt.pause()));
      } catch (RuntimeException e) {
        // What a client throws that is closed during a call is not told from anything else.
        throw closed ? closed(e) : e;
      }
    }
  }

  /** Reads {@code $LATEST}, or with a version that; empty if it is not there. */
  public Optional<FunctionState> state(FunctionId function, @Nullable String version) {
    try {
      return Optional.of(
          read(Bucket.GET_FUNCTION, function, () -> gateway().getFunction(function, version))
              .value());
    } catch (CallFailure failure) {
      if (failure.kind() == CallFailure.Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw failed(failure, function);
    }
  }

  /** Reads all pages of a list. */
  public <T> List<T> all(
      Bucket bucket, FunctionId function, Function<@Nullable String, Reply<Page<T>>> page) {
    List<T> all = new ArrayList<>();
    String marker = null;
    do {
      String from = marker;
      Page<T> next;
      try {
        next = read(bucket, function, () -> page.apply(from)).value();
      } catch (CallFailure failure) {
        throw failed(failure, function);
      }
      all.addAll(next.items());
      marker = next.nextMarker();
    } while (marker != null);
    return all;
  }

  private void awaitTurn(Gate gate, Bucket bucket, @Nullable FunctionId function, Instant end) {
    while (true) {
      Duration pause = gate.pause(bucket);
      if (pause.isZero()) {
        return;
      }
      Instant now = now();
      Breaker.Outage outage = gate.outage();
      if (outage != null && now.isAfter(end)) {
        throw failed(outage.last(), function);
      }
      pause(now.plus(pause));
    }
  }

  private RetryBudget.Attempt attempt(
      RetryBudget budget, CallFailure failure, @Nullable FunctionId function) {
    try {
      return budget.failed(ANY_READ, failure, now());
    } catch (CallFailure last) {
      throw failed(last, function);
    }
  }

  private static SnapStartException failed(CallFailure failure, @Nullable FunctionId function) {
    return Failures.toException(failure, function == null ? null : function.name(), null, "");
  }

  /**
   * Lets time pass.
   *
   * @throws SnapStartException with {@link ErrorCode#CANCELLED} if the thread is interrupted
   */
  public void pause(Instant until) {
    try {
      sleeper.sleepUntil(until);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SnapStartException.of(ErrorCode.CANCELLED, "Interrupted while reading.")
          .advice("Run again.")
          .cause(e)
          .build();
    }
  }
}
