package dev.snapstart.local.run;

import java.time.Duration;
import java.util.List;

/**
 * How functions are run.
 *
 * @param maxEnvironments how many environments may be busy or warm at once, at least 1; further
 *     invocations wait
 * @param maxHeld how many snapshots may be held beside those, at least 1; those that were not used
 *     for the longest time are given up, and made again when they are needed
 * @param idle after what time without an invocation an environment is ended
 * @param queue how long an invocation waits for an environment before it is throttled
 * @param snapshotInit how long the start for a snapshot may take at least, with its hooks; a longer
 *     timeout of the function extends it
 * @param init how long the start of an ordinary environment may take before it is started again
 *     within the invocation
 * @param restore how long restoring a snapshot may take, with its hooks
 * @param retries when asynchronous invocations that failed are tried again
 */
public record RunOptions(
    int maxEnvironments,
    int maxHeld,
    Duration idle,
    Duration queue,
    Duration snapshotInit,
    Duration init,
    Duration restore,
    List<Duration> retries) {
  /** Copies the list and checks the numbers. */
  public RunOptions {
    retries = List.copyOf(retries);
    if (maxEnvironments < 1 || maxHeld < 1) {
      throw new IllegalArgumentException("At least one environment is needed");
    }
  }

  /**
   * Lambda's limits (facts 1.4, 6), and as many environments as two cores can bear.
   *
   * @return 4 environments and 4 held snapshots, idle for 5 min, queue 60 s, starts 130 s and 10 s,
   *     restoring 10 s, retries after 1 and 2 min
   */
  public static RunOptions defaults() {
    return new RunOptions(
        4,
        4,
        Duration.ofMinutes(5),
        Duration.ofMinutes(1),
        Duration.ofSeconds(130),
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        List.of(Duration.ofMinutes(1), Duration.ofMinutes(2)));
  }

  /**
   * The same with other numbers of environments.
   *
   * @param environments busy or warm ones, at least 1
   * @param held snapshots beside those, at least 1
   * @return the changed copy
   */
  public RunOptions withEnvironments(int environments, int held) {
    return new RunOptions(environments, held, idle, queue, snapshotInit, init, restore, retries);
  }

  /**
   * The same with another time after which environments are ended.
   *
   * @param changed the time without an invocation
   * @return the changed copy
   */
  public RunOptions withIdle(Duration changed) {
    return new RunOptions(
        maxEnvironments, maxHeld, changed, queue, snapshotInit, init, restore, retries);
  }

  /**
   * The same with other limits.
   *
   * @param forSnapshot of a start for a snapshot
   * @param forInit of an ordinary start
   * @param forRestore of restoring
   * @return the changed copy
   */
  public RunOptions withLimits(Duration forSnapshot, Duration forInit, Duration forRestore) {
    return new RunOptions(
        maxEnvironments, maxHeld, idle, queue, forSnapshot, forInit, forRestore, retries);
  }

  /**
   * The same with another limit of waiting.
   *
   * @param changed how long an invocation waits for an environment
   * @return the changed copy
   */
  public RunOptions withQueue(Duration changed) {
    return new RunOptions(
        maxEnvironments, maxHeld, idle, changed, snapshotInit, init, restore, retries);
  }

  /**
   * The same with other retries.
   *
   * @param delays one for each retry of an asynchronous invocation
   * @return the changed copy
   */
  public RunOptions withRetries(Duration... delays) {
    return new RunOptions(
        maxEnvironments, maxHeld, idle, queue, snapshotInit, init, restore, List.of(delays));
  }
}
