package dev.snapstart.local.run;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asynchronous invocations: in the background, and again after a while if they fail. */
final class LaterInvocations implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LaterInvocations.class);
  private static final int THREADS = 16;
  private final ExecutorService workers =
      Executors.newFixedThreadPool(THREADS, DaemonThreads.named("async"));
  private final ScheduledExecutorService timer;
  private final List<Duration> retries;

  LaterInvocations(ScheduledExecutorService timer, List<Duration> retries) {
    this.timer = timer;
    this.retries = retries;
  }

  /** Queues an invocation. */
  void add(Supplier<InvokeResult> invocation) {
    workers.execute(() -> run(invocation, 0));
  }

  private void run(Supplier<InvokeResult> invocation, int attempts) {
    InvokeResult result = invocation.get();
    boolean failed =
        !(result instanceof InvokeResult.Answered answered) || answered.functionError() != null;
    if (failed && attempts < retries.size()) {
      LOG.debug("An asynchronous invocation failed: {}", result);
      schedule(invocation, attempts);
    }
  }

  private void schedule(Supplier<InvokeResult> invocation, int attempts) {
    Duration delay = retries.get(attempts);
    Runnable again = () -> workers.execute(() -> run(invocation, attempts + 1));
    try {
      var unused = timer.schedule(again, delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("The server is closed", e);
    }
  }

  @Override
  public void close() {
    workers.shutdown();
  }
}
