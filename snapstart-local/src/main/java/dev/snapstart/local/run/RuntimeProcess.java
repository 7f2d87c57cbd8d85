package dev.snapstart.local.run;

import dev.snapstart.local.run.api.PhaseEnd;
import dev.snapstart.local.run.api.Session;
import dev.snapstart.local.run.process.Child;
import dev.snapstart.local.run.process.Output;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A process with its side of the runtime API; thread-safe. */
final class RuntimeProcess {
  private final Session session;
  private final Child child;
  private final Output output;
  private final Site site;
  private final Runnable cleanup;
  private final AtomicBoolean ended = new AtomicBoolean();

  RuntimeProcess(Session session, Child child, Output output, Site site, Runnable cleanup) {
    this.session = session;
    this.child = child;
    this.output = output;
    this.site = site;
    this.cleanup = cleanup;
  }

  Session session() {
    return session;
  }

  Site site() {
    return site;
  }

  boolean alive() {
    return child.alive();
  }

  long pid() {
    return child.pid();
  }

  long maxMemory() {
    return child.maxMemory();
  }

  void drain() {
    output.drain();
  }

  /** Waits for the end of a phase; what was printed until then has been passed on. */
  @Nullable PhaseEnd await(CompletableFuture<PhaseEnd> end, Duration limit) {
    try {
      PhaseEnd how = end.get(limit.toNanos(), TimeUnit.NANOSECONDS);
      output.drain();
      return how;
    } catch (TimeoutException e) {
      output.drain();
      return null;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new PhaseEnd.Exited("interrupted");
    }
  }

  void exited(String how) {
    if (ended.compareAndSet(false, true)) {
      output.close();
    }
    session.exited(how);
    cleanup.run();
  }

  void killOnly() {
    child.kill();
  }

  void kill() {
    child.kill();
    exited("signal: killed");
  }
}
