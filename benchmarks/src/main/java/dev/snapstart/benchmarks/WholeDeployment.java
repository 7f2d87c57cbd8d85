package dev.snapstart.benchmarks;

import dev.snapstart.benchmarks.Contender.Deployer;
import dev.snapstart.local.Delays;
import dev.snapstart.local.LocalLambda;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What a whole command adds to Lambda's own delays, from typing it to its end: a code change, with
 * everything built and installed.
 */
final class WholeDeployment implements Benchmark {
  private static final String FIGURE = "added to Lambda's delays: whole command";
  private static final String FUNCTION = "orders-api";
  private static final double BUDGET_SECONDS = 3;
  private static final Duration LEAST = Duration.ofMillis(500);
  private static final Duration MOST = Duration.ofMillis(2500);

  /** What docs/maven.md recommends for short builds. */
  private static final String SHORT_BUILD = "-XX:TieredStopAtLevel=1";

  private final MavenPlugin maven;

  WholeDeployment(MavenPlugin maven) {
    this.maven = maven;
  }

  @Override
  public String name() {
    return "whole";
  }

  @Override
  public List<Row> run(Setting setting) throws Exception {
    return List.of(
        measure(setting, maven, 5, Budget.mean(BUDGET_SECONDS)),
        measure(setting, maven.with(SHORT_BUILD), 5, Budget.mean(BUDGET_SECONDS)),
        measure(setting, new AwsCli(), 5, null),
        measure(setting, new Terraform(), 3, null));
  }

  private static Row measure(
      Setting setting, Contender contender, int runs, @Nullable Budget budget) throws Exception {
    if (contender.missing().isPresent()) {
      return new Row.Skipped(FIGURE, contender.name(), contender.missing().get());
    }
    try {
      return new Row.Measured(FIGURE, contender.name(), sample(setting, contender, runs), budget);
    } catch (IOException e) {
      return new Row.Failed(FIGURE, contender.name(), e);
    }
  }

  private static Sample sample(Setting setting, Contender contender, int runs) throws Exception {
    Sample sample = new Sample();
    Archives archives = setting.archives();
    Path folder = setting.newFolder("whole");
    try (LocalLambda lambda = server(new Random(setting.seed()));
        Deployer deployer = contender.open(lambda.endpoint(), FUNCTION, folder)) {
      Timeline timeline = Timeline.of(lambda);
      deployer.create(archives.next());
      for (int run = 0; run < runs; run++) {
        Path archive = archives.next();
        timeline.take(FUNCTION);
        long begin = System.nanoTime();
        deployer.update(archive);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        sample.add(took.minus(timeline.take(FUNCTION).lambdaDelays()));
      }
    }
    return sample;
  }

  private static LocalLambda server(Random random) {
    Delays delays =
        new Delays(
            Duration.ZERO,
            Setting.between(LEAST, MOST, random),
            Duration.ZERO,
            () -> Setting.between(LEAST, MOST, random));
    return LocalLambda.builder().delays(delays.withSnapshots(Duration.ZERO)).start();
  }
}
