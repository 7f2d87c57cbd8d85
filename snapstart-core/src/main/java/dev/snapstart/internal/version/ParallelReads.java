package dev.snapstart.internal.version;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Makes the same read for many things, several at a time: one after the other the answers' travel
 * alone would keep GetFunction far below its quota.
 */
final class ParallelReads {
  private static final int THREADS = 8;

  private ParallelReads() {}

  /** Returns the answers in order; the first failure ends all. */
  static <A, T> List<T> each(List<A> things, Function<A, T> read) {
    ExecutorService pool =
        Executors.newFixedThreadPool(
            Math.max(1, Math.min(THREADS, things.size())),
            task -> {
              Thread thread = new Thread(task, "snapstart-reads");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<T>> futures = new ArrayList<>();
      for (A thing : things) {
        futures.add(pool.submit(() -> read.apply(thing)));
      }
      List<T> answers = new ArrayList<>();
      for (Future<T> future : futures) {
        answers.add(future.get());
      }
      return answers;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SnapStartException.of(ErrorCode.CANCELLED, "Interrupted while reading.")
          .advice("Run again.")
          .cause(e)
          .build();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }
}
