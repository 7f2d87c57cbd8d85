package dev.snapstart.local.run;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that never keep a JVM from ending. */
record DaemonThreads(String name, AtomicInteger count) implements ThreadFactory {

  static DaemonThreads named(String name) {
    return new DaemonThreads("snapstart-local-" + name, new AtomicInteger());
  }

  @Override
  public Thread newThread(Runnable task) {
    Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }
}
