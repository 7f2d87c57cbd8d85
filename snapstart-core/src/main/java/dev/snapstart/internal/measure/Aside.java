package dev.snapstart.internal.measure;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Does what must be done on another thread, and waits for it whatever happens to this one: an
 * interrupt is kept for afterwards.
 */
record Aside(ExecutorService threads) implements Consumer<Runnable> {
  @Override
  public void accept(Runnable task) {
    Future<?> done = threads.submit(task);
    boolean interrupted = Thread.interrupted();
    try {
      while (!isOver(done)) {
        interrupted = true;
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Waits; false if it was interrupted meanwhile. */
  private static boolean isOver(Future<?> done) {
    try {
      done.get();
      return true;
    } catch (InterruptedException e) {
      return false;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
