package dev.snapstart.benchmarks;

import dev.snapstart.benchmarks.Contender.Deployer;
import dev.snapstart.local.Delays;
import dev.snapstart.local.LocalLambda;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * From "the snapshot is ready" on the server to "the alias moved" on the server.
 *
 * <p>One contender after the other, so that no one's processes slow another down; each has several
 * functions on the way at once, because nearly all of the time is Lambda's. All get the same
 * snapshot times, drawn from the same seed.
 */
final class SnapshotLatency implements Benchmark {
  private static final String FIGURE = "snapshot ready -> alias moved";
  private static final int LANES = 8;
  private static final int RUNS_PER_LANE = 3;
  private static final Duration LEAST = Duration.ofSeconds(3);
  private static final Duration MOST = Duration.ofSeconds(12);
  private static final double BUDGET_SECONDS = 0.3;

  @Override
  public String name() {
    return "latency";
  }

  @Override
  public List<Row> run(Setting setting) throws Exception {
    return List.of(
        measure(setting, new Library(), Budget.mean(BUDGET_SECONDS)),
        measure(setting, new SdkWaiters(), null),
        measure(setting, new AwsCli(), null));
  }

  private static Row measure(Setting setting, Contender contender, @Nullable Budget budget)
      throws Exception {
    if (contender.missing().isPresent()) {
      return new Row.Skipped(FIGURE, contender.name(), contender.missing().get());
    }
    try {
      return new Row.Measured(FIGURE, contender.name(), sample(setting, contender), budget);
    } catch (IOException | ExecutionException e) {
      return new Row.Failed(FIGURE, contender.name(), e);
    }
  }

  private static Sample sample(Setting setting, Contender contender) throws Exception {
    Sample sample = new Sample();
    ExecutorService lanes = Executors.newFixedThreadPool(LANES);
    try (LocalLambda lambda = server(setting.seed())) {
      Timeline timeline = Timeline.of(lambda);
      Archives archives = setting.archives();
      List<Callable<Void>> work = new ArrayList<>();
      // All are created before any is updated: the snapshots of first versions come at once.
      for (int lane = 0; lane < LANES; lane++) {
        String function = "orders-" + lane;
        Path folder = setting.newFolder(function);
        Deployer deployer = contender.open(lambda.endpoint(), function, folder);
        deployer.create(archives.next());
        work.add(
            () -> {
              try (deployer) {
                for (int run = 0; run < RUNS_PER_LANE; run++) {
                  timeline.take(function);
                  deployer.update(archives.next());
                  sample.add(timeline.take(function).fromReadyToMoved());
                }
              }
              return null;
            });
      }
      for (Future<Void> lane : lanes.invokeAll(work)) {
        lane.get();
      }
    } finally {
      lanes.shutdownNow();
    }
    return sample;
  }

  /** The first version of each lane is ready at once; the others take what the seed says. */
  private static LocalLambda server(long seed) {
    Duration[] atOnce = new Duration[LANES];
    Arrays.fill(atOnce, Duration.ZERO);
    Delays delays = Delays.demo().withRandomSnapshots(LEAST, MOST, seed).withSnapshots(atOnce);
    return LocalLambda.builder().delays(delays).start();
  }
}
