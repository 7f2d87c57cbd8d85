package dev.snapstart.internal.deploy;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.model.DeploymentResult;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Drives a run from a scheduler: a thread is held for the length of a call, never for a wait. */
public final class AsyncRun {
  private final Engine.Run run;
  private final ScheduledExecutorService scheduler;
  private final Clock clock;
  private final Consumer<AsyncRun> atEnd;
  private final CompletableFuture<DeploymentResult> future = new CompletableFuture<>();

  /**
   * Prepares to drive a run.
   *
   * @param atEnd hears of it when nothing is left of the run, however it ended
   */
  public AsyncRun(
      Engine.Run run, ScheduledExecutorService scheduler, Clock clock, Consumer<AsyncRun> atEnd) {
    this.run = run;
    this.scheduler = scheduler;
    this.clock = clock;
    this.atEnd = atEnd;
  }

  /** Begins to drive the run. */
  public CompletableFuture<DeploymentResult> begin() {
    // Whoever else completes it, by a time limit or by hand, does not wait for the run any more.
    var unused = future.whenComplete((result, error) -> run.deployment().cancel());
    schedule(Duration.ZERO);
    return future;
  }

  /** Ends the run because nobody will drive it any more. */
  public void abandon() {
    run.deployment().cancel();
    future.completeExceptionally(closed());
    end();
  }

  private void end() {
    run.close();
    atEnd.accept(this);
  }

  private void move() {
    try {
      Progress progress = run.deployment().advance();
      if (progress instanceof Progress.Finished finished) {
        future.complete(finished.result());
        end();
      } else if (progress instanceof Progress.ComeBackAt later) {
        schedule(Duration.between(clock.instant(), later.instant()));
      }
    } catch (Throwable e) {
      // Whatever it is, nobody else would ever tell the one who holds the future.
      future.completeExceptionally(e);
      end();
    }
  }

  private void schedule(Duration delay) {
    try {
      var unused =
          scheduler.schedule(this::move, Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      abandon();
    }
  }

  private static SnapStartException closed() {
    return SnapStartException.of(ErrorCode.CANCELLED, "This SnapStart was closed during the run.")
        .advice("Run the same again: it goes on from there.")
        .build();
  }
}
