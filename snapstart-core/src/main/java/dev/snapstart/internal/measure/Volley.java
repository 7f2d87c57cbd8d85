package dev.snapstart.internal.measure;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Lets so many calls begin at the same moment; the first failure ends all. */
final class Volley {
  private final ExecutorService threads;

  Volley(ExecutorService threads) {
    this.threads = threads;
  }

  /**
   * Makes the calls.
   *
   * @param width how many; the executor must have a thread for each
   * @param call what each of them does
   * @return their answers
   * @throws SnapStartException with CANCELLED if the calling thread is interrupted
   */
  <T> List<T> fire(int width, Callable<T> call) {
    CountDownLatch ready = new CountDownLatch(width);
    List<Future<T>> calls = new ArrayList<>();
    try {
      for (int i = 0; i < width; i++) {
        calls.add(
            threads.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return call.call();
                }));
      }
      List<T> answers = new ArrayList<>();
      for (Future<T> each : calls) {
        answers.add(each.get());
      }
      return answers;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SnapStartException.of(ErrorCode.CANCELLED, "Interrupted while measuring.")
          .advice("Run again.")
          .cause(e)
          .build();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      calls.forEach(each -> each.cancel(true));
    }
  }
}
