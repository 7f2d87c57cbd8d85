package dev.snapstart.local.run;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which environment serves which invocation; thread-safe.
 *
 * <p>So many may be busy or warm at once; whoever comes then waits. Beside them snapshots are held,
 * at least one behind each version that was restored.
 */
final class Environments implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Environments.class);

  /** More would hold all threads that serve calls. */
  private static final int MAX_WAITING = 150;

  private final Starter starter;
  private final RunOptions options;
  private final Clock clock;
  private final Executor executor;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Target.Key, Pool> pools = new HashMap<>();
  private int occupied;
  private int waiting;
  private long uses;
  private boolean closed;

  Environments(Starter starter, RunOptions options, Clock clock, Executor executor) {
    this.starter = starter;
    this.options = options;
    this.clock = clock;
    this.executor = executor;
  }

  /** An environment of its own for the caller, or null if none became free in time. */
  @Nullable Environment take(Target target) {
    lock.lock();
    try {
      if (waiting >= MAX_WAITING) {
        return null;
      }
      waiting++;
      Pool pool = pool(target);
      pool.waiting++;
      try {
        return await(pool);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return null;
      } finally {
        pool.waiting--;
        waiting--;
      }
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Environment await(Pool pool) throws InterruptedException {
    long left = options.queue().toNanos();
    while (!closed) {
      Environment ready = pool.ready.pollLast();
      if (ready != null) {
        if (ready.usable() || !ready.start().succeeded()) {
          return ready;
        }
        occupied--;
        continue;
      }
      if (!pool.held.isEmpty() && occupy()) {
        Environment held = pool.held.remove();
        if (held.usable()) {
          return held;
        }
        occupied--;
        continue;
      }
      if (pool.needsMore() && occupy()) {
        start(pool);
      }
      if (!pool.needsMore()) {
        left = options.queue().toNanos(); // A start that is under way has limits of its own.
      }
      if (left <= 0) {
        return null;
      }
      left = changed.awaitNanos(left);
    }
    return null;
  }

  /** Gives an environment back after an invocation, warm if it can serve another one. */
  void giveBack(Environment environment) {
    if (!environment.start().succeeded()) {
      free(environment);
      return;
    }
    // Only once its process asks for the next invocation is it ready for one: it may end instead.
    var unused = environment.process().session().idle().thenRun(() -> free(environment));
  }

  private void free(Environment environment) {
    lock.lock();
    try {
      Pool pool = pools.get(environment.target().key());
      if (closed || pool == null || !environment.usable()) {
        end(environment);
        occupied--;
      } else {
        environment.idleSince(clock.instant());
        pool.ready.addLast(environment);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Prepares the next snapshot behind one that was restored, unless there is one. */
  void prepareNext(Target target) {
    lock.lock();
    try {
      Pool pool = pools.get(target.key());
      if (!closed && pool != null && pool.held.size() + pool.preparing == 0) {
        prepare(pool, environment -> {});
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Makes the first snapshot of a version.
   *
   * @param ended told of the environment, which may have failed to start
   */
  void prepareFirst(Target target, Consumer<Environment> ended) {
    lock.lock();
    try {
      prepare(pool(target), ended);
    } finally {
      lock.unlock();
    }
  }

  private void prepare(Pool pool, Consumer<Environment> ended) {
    pool.preparing++;
    execute(
        () -> {
          Environment environment = starter.start(pool.target);
          ended.accept(environment);
          lock.lock();
          try {
            pool.preparing--;
            if (closed || pools.get(pool.target.key()) != pool || !environment.usable()) {
              end(environment);
            } else {
              pool.held.add(environment);
              giveUpTheOldest();
            }
            changed.signalAll();
          } finally {
            lock.unlock();
          }
        });
  }

  private void start(Pool pool) {
    pool.starting++;
    execute(
        () -> {
          Environment environment = starter.start(pool.target);
          lock.lock();
          try {
            pool.starting--;
            environment.idleSince(clock.instant());
            if (closed || (pools.get(pool.target.key()) != pool && pool.waiting == 0)) {
              end(environment);
              occupied--;
            } else {
              pool.ready.addLast(environment);
            }
            changed.signalAll();
          } finally {
            lock.unlock();
          }
        });
  }

  private Pool pool(Target target) {
    Pool pool = pools.computeIfAbsent(target.key(), key -> new Pool(target));
    pool.used = ++uses;
    return pool;
  }

  /** Takes one of the places, if need be that of the environment that is idle for the longest. */
  private boolean occupy() {
    if (occupied < options.maxEnvironments()) {
      occupied++;
      return true;
    }
    Pool idlest =
        pools.values().stream()
            .filter(pool -> pool.waiting == 0 && !pool.ready.isEmpty())
            .min(Comparator.comparing(pool -> pool.ready.getFirst().idleSince()))
            .orElse(null);
    if (idlest == null) {
      return false;
    }
    end(idlest.ready.removeFirst());
    return true;
  }

  private void giveUpTheOldest() {
    int held = pools.values().stream().mapToInt(pool -> pool.held.size()).sum();
    if (held > options.maxHeld()) {
      pools.values().stream()
          .filter(pool -> !pool.held.isEmpty())
          .min(Comparator.comparingLong(pool -> pool.used))
          .ifPresent(pool -> end(pool.held.remove()));
    }
  }

  /** Ends what no function has any more. */
  void retain(Predicate<Target> wanted) {
    lock.lock();
    try {
      Iterator<Pool> all = pools.values().iterator();
      while (all.hasNext()) {
        Pool pool = all.next();
        if (!wanted.test(pool.target)) {
          occupied -= pool.ready.size();
          pool.ready.forEach(this::end);
          pool.held.forEach(this::end);
          pool.ready.clear();
          pool.held.clear();
          all.remove();
          execute(() -> starter.forget(pool.target));
        }
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Ends warm environments that were not invoked for a time. */
  void endIdle() {
    Instant oldest = clock.instant().minus(options.idle());
    lock.lock();
    try {
      for (Pool pool : pools.values()) {
        List<Environment> idle = new ArrayList<>(pool.ready);
        idle.removeIf(environment -> environment.idleSince().isAfter(oldest) || pool.waiting > 0);
        idle.forEach(
            environment -> {
              pool.ready.remove(environment);
              end(environment);
              occupied--;
            });
      }
    } finally {
      lock.unlock();
    }
  }

  /** Ending waits for the process, which nobody who holds the lock should. */
  private void end(Environment environment) {
    execute(environment::end);
  }

  private void execute(Runnable task) {
    try {
      executor.execute(task);
    } catch (RejectedExecutionException e) {
      LOG.debug("The server is closed", e);
    }
  }

  /** Lets nobody wait any more; the processes are ended by {@link Processes}. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
