package dev.snapstart.internal.lambda.aws;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/**
 * The one thread that ends calls whose time is up. Each client would otherwise start five of its
 * own, one with each of its first five calls.
 */
final class CallTimer {
  private CallTimer() {}

  static ScheduledExecutorService start() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "snapstart-call-timer");
              thread.setDaemon(true);
              return thread;
            });
    // A limit outlives its call by minutes, and would hold on to the request and its package.
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }
}
