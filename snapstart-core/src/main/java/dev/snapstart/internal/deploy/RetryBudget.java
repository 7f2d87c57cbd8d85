package dev.snapstart.internal.deploy;

import dev.snapstart.internal.lambda.Backoff;
import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.plan.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides which failures pass, how long to stay away, and when enough is enough: twelve failures of
 * one kind of step in a row, or two minutes for a role or key that IAM has not caught up with.
 * Throttling passes by itself, snapshot creation's in minutes: it is only ended by the deadline.
 */
final class RetryBudget {
  static final int MOST_FAILURES = 12;
  static final Duration IAM_PATIENCE = Duration.ofMinutes(2);

  private static final Duration IAM_PAUSE = Duration.ofSeconds(3);

  private final Backoff backoff;
  private final Map<String, Integer> failures = new HashMap<>();
  private @Nullable Instant unusableSince;

  RetryBudget(Backoff backoff) {
    this.backoff = backoff;
  }

  /** One failed attempt and the pause behind it. */
  record Attempt(int number, Duration pause) {}

  void succeeded(Step step) {
    failures.remove(step.name());
    if (step instanceof Step.Write) {
      unusableSince = null;
    }
  }

  /** Whether the last attempt at this kind of step has failed. */
  boolean hasFailed(Step step) {
    return failures.containsKey(step.name());
  }

  /** Counts a failure, or throws it on if it does not pass or the budget is used up. */
  Attempt failed(Step step, CallFailure failure, Instant now) {
    int count = failures.merge(step.name(), 1, Integer::sum);
    return switch (failure.kind()) {
      case NOT_YET_USABLE -> awaitIam(failure, now, count);
      case THROTTLED -> pause(failure, count);
      case CONFLICT, TRANSIENT -> again(failure, count);
      case NOT_FOUND -> {
        if (step instanceof Step.Write) {
          yield again(failure, count);
        }
        throw failure;
      }
      default -> throw failure;
    };
  }

  private Attempt again(CallFailure failure, int count) {
    if (count >= MOST_FAILURES) {
      throw failure;
    }
    return pause(failure, count);
  }

  private Attempt pause(CallFailure failure, int count) {
    Duration pause = backoff.after(Math.min(count, MOST_FAILURES));
    Duration asked = failure.retryAfter();
    return new Attempt(count, asked != null && asked.compareTo(pause) > 0 ? asked : pause);
  }

  private Attempt awaitIam(CallFailure failure, Instant now, int count) {
    if (unusableSince == null) {
      unusableSince = now;
    }
    if (Duration.between(unusableSince, now).compareTo(IAM_PATIENCE) >= 0) {
      throw failure;
    }
    return new Attempt(count, IAM_PAUSE);
  }
}
