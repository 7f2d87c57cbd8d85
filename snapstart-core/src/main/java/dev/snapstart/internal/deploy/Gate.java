package dev.snapstart.internal.deploy;

import dev.snapstart.internal.lambda.Breaker;
import dev.snapstart.internal.lambda.Breaker.Outage;
import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.internal.lambda.Quotas;
import dev.snapstart.internal.lambda.Quotas.Bucket;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * When the next call of a run may be made: in its turn by the quota, and not while Lambda is down.
 */
final class Gate {
  private final Quotas quotas;
  private final Breaker breaker;
  private boolean turnTaken;
  private @Nullable Outage outage;

  Gate(Quotas quotas, Breaker breaker) {
    this.quotas = quotas;
    this.breaker = breaker;
  }

  /** Returns how long to stay away; zero lets one call through, which must then be made. */
  Duration pause(Bucket bucket) {
    outage = bucket == Bucket.NONE ? null : breaker.ask();
    if (outage != null) {
      // A turn that was waited out would come due for all runs at once when Lambda is back.
      turnTaken = false;
      return outage.pause();
    }
    if (!turnTaken) {
      Duration turn = quotas.reserve(bucket);
      if (!turn.isZero()) {
        turnTaken = true;
        tellUnused(bucket);
        return turn;
      }
    }
    turnTaken = false;
    return Duration.ZERO;
  }

  /** Why the last question ended in a pause, or null if Lambda was not down. */
  @Nullable Outage outage() {
    return outage;
  }

  /** Makes the call that was let through, and notes whether Lambda was there. */
  <T> T pass(Bucket bucket, Supplier<T> call) {
    boolean told = bucket == Bucket.NONE;
    try {
      T answer = call.get();
      if (!told) {
        told = true;
        breaker.answered();
      }
      return answer;
    } catch (CallFailure failure) {
      if (!told) {
        told = true;
        tell(failure);
      }
      throw failure;
    } finally {
      if (!told) {
        breaker.unused();
      }
    }
  }

  private void tell(CallFailure failure) {
    switch (failure.kind()) {
      case TRANSIENT -> breaker.failed(failure);
      case NO_CREDENTIALS -> breaker.unused();
      default -> breaker.answered();
    }
  }

  private void tellUnused(Bucket bucket) {
    if (bucket != Bucket.NONE) {
      breaker.unused();
    }
  }
}
