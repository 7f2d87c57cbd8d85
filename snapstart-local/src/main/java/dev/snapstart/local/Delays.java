package dev.snapstart.local;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/**
 * How long Lambda takes; zero means settled at the next call.
 *
 * @param functionCreate from CreateFunction to Active
 * @param codeUpdate from UpdateFunctionCode to Successful
 * @param configurationUpdate from UpdateFunctionConfiguration to Successful
 * @param snapshot asked once for each new version: from publishing with SnapStart to On
 */
public record Delays(
    Duration functionCreate,
    Duration codeUpdate,
    Duration configurationUpdate,
    Supplier<Duration> snapshot) {

  /**
   * Long enough to be seen, short enough for a demo: 0.4 s, 0.3 s, 0.3 s and 2.5 s.
   *
   * @return the delays of a server that was told nothing else
   */
  public static Delays demo() {
    return new Delays(
        Duration.ofMillis(400),
        Duration.ofMillis(300),
        Duration.ofMillis(300),
        () -> Duration.ofMillis(2500));
  }

  /**
   * Everything settles at the next call; a write's own answer still shows Pending or InProgress.
   *
   * @return delays of zero
   */
  public static Delays none() {
    return new Delays(Duration.ZERO, Duration.ZERO, Duration.ZERO, () -> Duration.ZERO);
  }

  /**
   * The same, but every snapshot takes this long.
   *
   * @param fixed zero or more
   * @return the changed copy
   */
  public Delays withSnapshot(Duration fixed) {
    return withSnapshots(() -> fixed);
  }

  /**
   * The same, but a source says how long each snapshot takes.
   *
   * @param source asked once for each new version, one call at a time
   * @return the changed copy
   */
  public Delays withSnapshots(Supplier<Duration> source) {
    return new Delays(functionCreate, codeUpdate, configurationUpdate, source);
  }

  /**
   * The same, but each snapshot takes a random time, evenly spread.
   *
   * @param least the shortest time
   * @param most the longest time, exclusive
   * @param seed equal seeds yield equal times
   * @return the changed copy
   */
  public Delays withRandomSnapshots(Duration least, Duration most, long seed) {
    Random random = new Random(seed);
    double spread = most.minus(least).toMillis();
    return withSnapshots(() -> least.plusMillis((long) (random.nextDouble() * spread)));
  }

  /**
   * The same, but the snapshots take these times in turn, and afterwards as long as before.
   *
   * @param first the times
   * @return the changed copy
   */
  public Delays withSnapshots(Duration... first) {
    BlockingQueue<Duration> queue = new LinkedBlockingQueue<>(List.of(first));
    Supplier<Duration> rest = snapshot;
    return withSnapshots(
        () -> {
          Duration next = queue.poll();
          return next == null ? rest.get() : next;
        });
  }
}
