package dev.snapstart.internal.deploy;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.event.Failed;
import dev.snapstart.event.Finished;
import dev.snapstart.event.Retrying;
import dev.snapstart.internal.lambda.Backoff;
import dev.snapstart.internal.lambda.Breaker;
import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.internal.lambda.LambdaGateway;
import dev.snapstart.internal.lambda.Quotas;
import dev.snapstart.internal.plan.Forecast;
import dev.snapstart.internal.plan.Goal;
import dev.snapstart.internal.plan.Planner;
import dev.snapstart.internal.plan.World;
import dev.snapstart.model.DeploymentResult;
import dev.snapstart.plan.CallerMoves;
import dev.snapstart.plan.CallerWrite;
import dev.snapstart.plan.DeploymentPlan;
import dev.snapstart.plan.Step;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run: observes, decides, acts, one move at a time, and says when to come back. Nothing sleeps
 * in here. Not thread-safe, except for {@link #cancel()}.
 */
public final class Deployment {
  private final Goal goal;
  private final String region;
  private final boolean planOnly;
  private final Clock clock;
  private final Gate gate;
  private final Planner planner;
  private final StepRunner runner;
  private final Ending ending;
  private final StepLog log;
  private final Announcer announcer;
  private final RetryBudget budget;
  private final String name;

  private World world = World.unknown();

  /** As the world, but with what a wait has put aside to be looked at again. */
  private World lastSeen = world;

  private @Nullable DeploymentPlan plan;
  private @Nullable Instant start;

  /** What has kept the run waiting: a deadline that passes meanwhile is not what went wrong. */
  private @Nullable CallFailure trouble;

  private Breaker.@Nullable Outage announced;
  private boolean ended;
  private volatile boolean cancelled;

  /** What a run needs from outside. */
  public record Surroundings(
      LambdaGateway gateway,
      Quotas quotas,
      Breaker breaker,
      Backoff backoff,
      Clock clock,
      String region) {
    Gate gate() {
      return new Gate(quotas, breaker);
    }
  }

  Deployment(Goal goal, boolean planOnly, Surroundings surroundings, Announcer announcer) {
    this.goal = goal;
    this.planOnly = planOnly;
    this.region = surroundings.region();
    this.clock = surroundings.clock();
    this.gate = surroundings.gate();
    this.name = goal.request().function().name();
    this.planner = new Planner(goal);
    this.runner = new StepRunner(goal, surroundings.gateway(), clock);
    this.ending = new Ending(goal, surroundings.gateway());
    this.announcer = announcer;
    this.log = new StepLog(name, goal.deadline(), announcer, clock);
    this.budget = new RetryBudget(surroundings.backoff());
  }

  /** Ends the run before its next move. */
  public void cancel() {
    cancelled = true;
  }

  /** What is known by now, for explorers. */
  World world() {
    return world;
  }

  /** Which callers are moved, once that is decided. */
  Optional<CallerMoves> callerMoves() {
    return planner.callerMoves(world);
  }

  /** Goes on from what is known, for explorers; a run that has written had its plan before. */
  Deployment knowing(World known) {
    world = known;
    lastSeen = known;
    if (!known.deeds().accepted().isEmpty()) {
      plan =
          new DeploymentPlan(name, region, "", List.of(), List.of(), List.of(), Optional.empty());
    }
    return this;
  }

  /**
   * Makes one move, with at most one call; the last one of a failed snapshot also reads its log.
   *
   * @throws SnapStartException if the run ends without reaching its goal
   */
  public Progress advance() {
    if (ended) {
      throw new IllegalStateException("this run has ended");
    }
    try {
      return beforeDeadline(move());
    } catch (CallFailure failure) {
      throw fail(Failures.toException(failure, name, log.current(), standing()));
    } catch (SnapStartException e) {
      throw fail(e);
    } catch (UncheckedIOException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw fail(cancelled(e)); // it closes the file that is read
      }
      throw fail(
          SnapStartException.of(ErrorCode.ARTIFACT_INVALID, e.getMessage() + ". " + standing())
              .advice("Leave the archive alone while it is being deployed.")
              .function(name)
              .cause(e)
              .build());
    } catch (RuntimeException e) {
      if (cancelled) {
        throw fail(cancelled(e)); // as a client may put it that is closed during a call
      }
      throw fail(
          SnapStartException.of(
                  ErrorCode.UNEXPECTED_ANSWER,
                  "An answer could not be made sense of (" + e + "). " + standing())
              .advice("Check that the endpoint is Lambda's, and report it if it is.")
              .function(name)
              .step(log.current())
              .cause(e)
              .build());
    }
  }

  /** A server may ask to stay away for longer than the run may take. */
  private Progress beforeDeadline(Progress progress) {
    if (progress instanceof Progress.ComeBackAt later && start != null) {
      Instant end = start.plus(goal.deadline()).plusMillis(1);
      return later.instant().isAfter(end) ? new Progress.ComeBackAt(end) : later;
    }
    return progress;
  }

  private String standingAfterWrites() {
    return world.deeds().accepted().isEmpty() ? "" : standing();
  }

  private String standing() {
    return Standing.of(goal.request(), lastSeen, planner.candidate(lastSeen));
  }

  private Progress move() {
    Instant now = clock.instant();
    if (start == null) {
      start = now;
    }
    Step step = planner.next(world);
    if (!(step instanceof Step.Done)) {
      checkTime(now, start);
    }
    if (plan == null && isDecided(step) && !(step instanceof Step.Stop)) {
      plan = forecast(step);
    }
    if (planOnly && plan != null) {
      ended = true;
      return new Progress.Planned(plan);
    }
    if (step instanceof Step.Stop stop) {
      lastSeen = world;
      throw ending.of(stop, world, planner.candidate(world), standingAfterWrites());
    }
    if (step instanceof Step.Done) {
      return finish(start);
    }
    if (step instanceof Step.WaitUntil wait) {
      log.waiting(wait, world);
      lastSeen = world;
      world =
          world
              .withPause(new World.Pause(wait.reason(), wait.facet(), wait.since()))
              .forget(wait.facet());
      return new Progress.ComeBackAt(wait.until());
    }
    return call(step, now);
  }

  /** What is only looked at again right before a write is no part of the plan. */
  private static boolean isDecided(Step step) {
    return !(step instanceof Step.Observe observe) || observe.facet().isLookedAtAgain();
  }

  /** A failed version goes even if the run then stops because of it; nothing else is begun then. */
  private @Nullable DeploymentPlan forecast(Step step) {
    try {
      DeploymentPlan forecast = new Forecast(goal, planner).of(world, region);
      log.planned(forecast);
      return forecast;
    } catch (SnapStartException e) {
      boolean dead =
          step instanceof Step.DeleteVersion delete
              && delete.version().equals(planner.candidate(world));
      if (planOnly || !dead) {
        throw e;
      }
      return null;
    }
  }

  private Progress call(Step step, Instant now) {
    Quotas.Bucket bucket = StepRunner.bucket(step);
    Duration pause = gate.pause(bucket);
    Breaker.Outage outage = gate.outage();
    if (outage != null) {
      trouble = outage.last();
      announce(step, outage);
    }
    if (!pause.isZero()) {
      if (outage != null && step instanceof CallerWrite) {
        // What was looked at before an outage may have changed meanwhile.
        world = runner.forgetAfterFailure(step, world);
      }
      return new Progress.ComeBackAt(now.plus(pause));
    }
    announced = null;
    if (step instanceof Step.Write
        || (step instanceof Step.CheckGate check && check.percent() == 0)) {
      log.begin(step, world);
    }
    try {
      world = gate.pass(bucket, () -> runner.run(step, world));
      lastSeen = world;
      budget.succeeded(step);
      trouble = null;
      return new Progress.ComeBackAt(now);
    } catch (CallFailure failure) {
      if (runner.isRefusal(step, failure, budget.hasFailed(step))) {
        budget.succeeded(step);
        world = runner.refused((Step.DeleteVersion) step, failure, world);
        lastSeen = world;
        return new Progress.ComeBackAt(now);
      }
      return retry(step, failure);
    }
  }

  /** Says once that Lambda is down, however often the run comes back to ask. */
  private void announce(Step step, Breaker.Outage outage) {
    if (announced != null) {
      return;
    }
    announced = outage;
    Retrying event =
        new Retrying(
            name,
            step.name(),
            "Lambda does not answer; waiting until one of the calls that try is answered. Last: "
                + outage.last().getMessage(),
            0,
            outage.pause());
    announcer.tell(listener -> listener.retrying(event));
  }

  private Progress retry(Step step, CallFailure failure) {
    Instant now = clock.instant();
    RetryBudget.Attempt attempt = budget.failed(step, failure, now);
    trouble = isTheServices(failure) ? failure : null;
    world = runner.forgetAfterFailure(step, world);
    if (!(step instanceof Step.Observe)) {
      lastSeen = world; // a look that failed, or was ended by a stop, takes nothing away
    }
    Retrying event =
        new Retrying(
            name,
            step.name(),
            String.valueOf(failure.getMessage()),
            attempt.number(),
            attempt.pause());
    announcer.tell(listener -> listener.retrying(event));
    return new Progress.ComeBackAt(now.plus(attempt.pause()));
  }

  private static boolean isTheServices(CallFailure failure) {
    return failure.kind() == CallFailure.Kind.THROTTLED
        || failure.kind() == CallFailure.Kind.TRANSIENT;
  }

  private void checkTime(Instant now, Instant started) {
    if (cancelled) {
      throw cancelled(null);
    }
    Duration deadline = goal.deadline();
    if (now.isAfter(started.plus(deadline))) {
      if (trouble != null) {
        throw trouble;
      }
      throw SnapStartException.of(
              ErrorCode.DEADLINE_EXCEEDED,
              "The deadline of " + inWords(deadline) + " passed. " + standing())
          .advice("Run the same again: it goes on from there; 'waitMinutes' gives it longer.")
          .function(name)
          .step(log.current())
          .build();
    }
  }

  private SnapStartException cancelled(@Nullable Throwable cause) {
    return SnapStartException.of(ErrorCode.CANCELLED, "The run was cancelled. " + standing())
        .advice("Run the same again: it goes on from there.")
        .function(name)
        .step(log.current())
        .cause(cause)
        .build();
  }

  private static String inWords(Duration duration) {
    return duration.toMinutes() > 0
        ? duration.toMinutes() + " min"
        : duration.toMillis() / 1000.0 + " s";
  }

  private Progress finish(Instant started) {
    DeploymentResult result =
        Results.of(
            goal,
            world,
            planner.candidate(world),
            planner.pruning(world),
            log.end(world),
            Duration.between(started, clock.instant()));
    ended = true;
    announcer.tell(listener -> listener.finished(new Finished(result)));
    return new Progress.Finished(result);
  }

  private SnapStartException fail(SnapStartException error) {
    ended = true;
    announcer.tell(listener -> listener.failed(new Failed(name, error)));
    return error;
  }
}
