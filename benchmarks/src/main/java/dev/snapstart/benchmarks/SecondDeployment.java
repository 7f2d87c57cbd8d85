package dev.snapstart.benchmarks;

import dev.snapstart.benchmarks.Library.LibraryDeployer;
import dev.snapstart.local.Delays;
import dev.snapstart.local.LocalLambda;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * What the library adds to Lambda's own delays: the second deployment in a JVM, a code change.
 *
 * <p>Every run is a JVM of its own, because in this one everything has long been compiled.
 */
final class SecondDeployment implements Benchmark {
  private static final String FIGURE = "added to Lambda's delays: second deployment in a JVM";
  private static final int RUNS = 6;
  private static final String FUNCTION = "orders-api";
  private static final double BUDGET_SECONDS = 0.7;
  private static final Duration LEAST = Duration.ofMillis(500);
  private static final Duration MOST = Duration.ofSeconds(3);

  @Override
  public String name() {
    return "second";
  }

  @Override
  public List<Row> run(Setting setting) throws Exception {
    Random random = new Random(setting.seed());
    Archives archives = setting.archives();
    Sample sample = new Sample();
    for (int run = 0; run < RUNS; run++) {
      sample.add(added(setting, archives, random));
    }
    return List.of(
        new Row.Measured(FIGURE, new Library().name(), sample, Budget.mean(BUDGET_SECONDS)));
  }

  private static Duration added(Setting setting, Archives archives, Random random)
      throws Exception {
    Delays delays =
        new Delays(
            Duration.ZERO,
            Setting.between(LEAST, MOST, random),
            Duration.ZERO,
            () -> Setting.between(LEAST, MOST, random));
    try (LocalLambda lambda =
        LocalLambda.builder().delays(delays.withSnapshots(Duration.ZERO)).start()) {
      Timeline timeline = Timeline.of(lambda);
      Path folder = setting.newFolder("jvm");
      String printed =
          Command.in(
                  folder,
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Twice.class.getName(),
                  lambda.endpoint().toString(),
                  archives.next().toString(),
                  archives.next().toString())
              .run();
      String nanos = printed.lines().reduce("", (before, line) -> line);
      return Duration.ofNanos(Long.parseLong(nanos)).minus(timeline.take(FUNCTION).lambdaDelays());
    }
  }

  /** Deploys twice and prints how many nanoseconds the second took. */
  static final class Twice {
    private Twice() {}

    public static void main(String[] args) {
      try (LibraryDeployer deployer = new LibraryDeployer(URI.create(args[0]), FUNCTION)) {
        deployer.create(Path.of(args[1]));
        long begin = System.nanoTime();
        deployer.update(Path.of(args[2]));
        System.out.println(System.nanoTime() - begin);
      }
    }
  }
}
