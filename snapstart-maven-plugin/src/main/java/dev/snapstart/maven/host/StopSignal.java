package dev.snapstart.maven.host;

import dev.snapstart.error.SnapStartException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Ends a run in good order when the process is told to stop, by Ctrl-C or SIGTERM: the run is
 * interrupted, and what it leaves behind is said, with the command that goes on from there.
 *
 * <p>For one run, on the thread that it runs on.
 */
public final class StopSignal {
  /**
   * The process is to be gone within two seconds, and Maven and the JVM need some of them. A call
   * that waits for its answer cannot be interrupted and takes all of this.
   */
  public static final Duration AT_ONCE = Duration.ofSeconds(1);

  /**
   * For a run that has something to put back, which is worth waiting for: it ends as soon as that
   * is done. Who supervises processes kills them after ten seconds or so.
   */
  public static final Duration PUTTING_BACK = Duration.ofSeconds(6);

  private static final long NUDGE_MILLIS = 50;

  private final String function;
  private final String again;
  private final Duration patience;
  private final Consumer<List<String>> printer;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread worker = Thread.currentThread();
  private final Thread hook = new Thread(this::stop, "snapstart-stop");
  private volatile boolean stopping;
  private volatile String outcome =
      "A call to AWS is still under way, and whether it takes effect is not known.";

  /**
   * Prepares for one run.
   *
   * @param function the function that it is about
   * @param again the command that goes on
   * @param patience how long the process waits for the run to end, at most
   * @param printer prints the last lines
   */
  public StopSignal(
      String function, String again, Duration patience, Consumer<List<String>> printer) {
    this.function = function;
    this.again = again;
    this.patience = patience;
    this.printer = printer;
  }

  /**
   * Does the work; if the process is told to stop meanwhile, never returns.
   *
   * @param work the run
   * @return its result
   */
  public <T> T during(Supplier<T> work) {
    boolean listening = listen();
    try {
      T result = work.get();
      outcome = "The run had just reached its goal.";
      return result;
    } catch (SnapStartException e) {
      outcome = e.summary();
      throw e;
    } finally {
      ended.countDown();
      if (listening) {
        leave();
      }
    }
  }

  private boolean listen() {
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      return true;
    } catch (IllegalStateException e) {
      // The process is ending already.
      return false;
    }
  }

  private void leave() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending, and the hook has the last word: Maven would say it all again.
      awaitHook();
    }
    if (stopping) {
      awaitHook();
    }
  }

  private void awaitHook() {
    boolean interrupted = Thread.interrupted();
    try {
      hook.join(patience.toMillis());
      // The process ends as soon as all of its hooks have, and on a busy machine not at once.
      new CountDownLatch(1).await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      worker.interrupt();
    }
  }

  private void stop() {
    stopping = true;
    try {
      long start = System.nanoTime();
      while (System.nanoTime() - start < patience.toNanos()) {
        // More than once, because a call in between may swallow it.
        worker.interrupt();
        if (ended.await(NUDGE_MILLIS, TimeUnit.MILLISECONDS)) {
          break;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    printer.accept(List.of(function + ": stopped. " + outcome, "Go on from there with: " + again));
  }
}
