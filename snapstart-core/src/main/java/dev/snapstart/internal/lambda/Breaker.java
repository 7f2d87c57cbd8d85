package dev.snapstart.internal.lambda;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the runs of one connection from hammering a Lambda that is down: after failures in a row
 * only one call at a time goes out to try. It never ends a run; it only lets it wait.
 * Implementations are thread-safe.
 */
public interface Breaker {
  /** Lets every call through, for tests. */
  Breaker NONE =
      new Breaker() {
        @Override
        public @Nullable Outage ask() {
          return null;
        }

        @Override
        public void unused() {}

        @Override
        public void answered() {}

        @Override
        public void failed(CallFailure failure) {}
      };

  /**
   * Asks for one call.
   *
   * @return null if it may be made, and exactly one of the other methods must then tell what became
   *     of it; otherwise why not
   */
  @Nullable Outage ask();

  /** The call was not made after all. */
  void unused();

  /** The call was answered, be it with a refusal: Lambda is there. */
  void answered();

  /** The call got no answer, or one that says that the service is broken. */
  void failed(CallFailure failure);

  /**
   * Lambda is down.
   *
   * @param last the failure that was seen last, in whichever run
   * @param pause when to ask again
   */
  record Outage(CallFailure last, Duration pause) {}
}
