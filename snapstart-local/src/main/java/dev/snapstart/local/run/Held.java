package dev.snapstart.local.run;

import dev.snapstart.local.run.api.Invocation;
import dev.snapstart.local.run.api.PhaseEnd;
import dev.snapstart.local.run.api.Session;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An environment that goes through its phases one by one, as its owner says; not thread-safe. */
public final class Held {
  private final Parts parts;
  private final long pid;
  private final Stopwatch sinceStart;
  private final Clock clock;

  Held(Parts parts, long pid, Stopwatch sinceStart, Clock clock) {
    this.parts = parts;
    this.pid = pid;
    this.sinceStart = sinceStart;
    this.clock = clock;
  }

  /**
   * The id of its process.
   *
   * @return the id, 0 if another process has made it
   */
  public long pid() {
    return pid;
  }

  /**
   * Waits until the snapshot could be made, the hooks before it included.
   *
   * @param limit how long it may take
   * @return how it ended, and how long after the start of its process
   */
  public Phase started(Duration limit) {
    Phase phase = await(parts.session().started(), limit);
    return new Phase(phase.how(), sinceStart.elapsed());
  }

  /**
   * Restores it and waits until the hooks have run.
   *
   * @return how it ended and how long it took
   */
  public Phase restore() {
    Stopwatch watch = Stopwatch.started();
    Phase phase = await(parts.session().restore(), parts.restoreLimit().get());
    return new Phase(phase.how(), watch.elapsed());
  }

  /** Lets it go on without waiting for what it does next. */
  public void release() {
    var unused = parts.session().restore();
  }

  /**
   * Invokes it and waits for its answer, and until it asks for the next invocation.
   *
   * @param payload the event, JSON
   * @return how it ended and how long it took
   */
  public Phase invoke(byte[] payload) {
    Target target = parts.target();
    String trace = UUID.randomUUID().toString().replace("-", "");
    Invocation invocation =
        new Invocation(
            UUID.randomUUID().toString(),
            payload,
            clock.instant().plus(target.timeout()),
            target.account().functionArn(target.function(), target.version().version()),
            "Root=1-" + trace.substring(0, 8) + "-" + trace.substring(8) + ";Sampled=0",
            null);
    Stopwatch watch = Stopwatch.started();
    Phase phase = await(parts.session().invoke(invocation), target.timeout());
    Duration took = watch.elapsed();
    if (phase.how() instanceof PhaseEnd.Ok || phase.how() instanceof PhaseEnd.Fault) {
      parts.session().idle().orTimeout(1, TimeUnit.SECONDS).exceptionally(late -> null).join();
      parts.drain().run();
    }
    return new Phase(phase.how(), took);
  }

  /**
   * What it has printed since it was last asked.
   *
   * @return the lines
   */
  public List<String> lines() {
    parts.drain().run();
    synchronized (parts.lines()) {
      List<String> now = List.copyOf(parts.lines());
      parts.lines().clear();
      return now;
    }
  }

  /** Ends its process. */
  public void end() {
    parts.end().run();
  }

  private Phase await(CompletableFuture<PhaseEnd> end, Duration limit) {
    PhaseEnd how;
    try {
      how = end.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      how = null;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      how = new PhaseEnd.Exited("interrupted");
    }
    parts.drain().run();
    return new Phase(how, limit);
  }

  /**
   * How a phase ended.
   *
   * @param how what was reported, null if it took too long
   * @param took how long it took
   */
  public record Phase(@Nullable PhaseEnd how, Duration took) {
    /**
     * Tells whether all went well.
     *
     * @return true if it did
     */
    public boolean ok() {
      return how instanceof PhaseEnd.Ok;
    }
  }

  /** What an environment consists of. */
  record Parts(
      Target target,
      Session session,
      Runnable drain,
      Runnable end,
      Supplier<Duration> restoreLimit,
      List<String> lines) {}
}
