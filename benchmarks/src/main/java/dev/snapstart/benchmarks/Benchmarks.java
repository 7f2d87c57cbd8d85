package dev.snapstart.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Runs the benchmarks, prints one table, and exits with 1 if a budget is missed. */
final class Benchmarks {
  private static final String ALL = "all";

  private Benchmarks() {}

  /** Takes {@code --name=value} pairs; the module's pom gives them all. */
  public static void main(String[] args) throws Exception {
    Map<String, String> options = options(args);
    Path folder = Path.of(options.getOrDefault("folder", "target/benchmarks")).toAbsolutePath();
    Setting setting = new Setting(folder, seed(options.getOrDefault("seed", "random")));
    String only = options.getOrDefault("only", ALL);
    List<Benchmark> chosen =
        benchmarks(options).stream()
            .filter(it -> only.equals(ALL) || Arrays.asList(only.split(",")).contains(it.name()))
            .toList();
    if (chosen.isEmpty()) {
      throw new IllegalArgumentException("No such benchmark: " + only);
    }
    System.out.println("seed " + setting.seed() + ", " + machine());
    List<Row> rows = new ArrayList<>();
    for (Benchmark benchmark : chosen) {
      long begin = System.nanoTime();
      rows.addAll(benchmark.run(setting));
      System.out.println(
          benchmark.name() + ": " + Duration.ofNanos(System.nanoTime() - begin).toSeconds() + " s");
    }
    Table table = new Table(rows);
    Files.writeString(folder.resolve("table.md"), table.toString());
    for (Row row : rows) {
      if (row instanceof Row.Failed failed) {
        System.out.println(failed.figure() + ", " + failed.subject() + ": " + failed.cause());
      }
    }
    System.out.println();
    System.out.println(table);
    if (!table.good()) {
      System.out.println("A budget was missed, or something could not be measured.");
      System.exit(1);
    }
  }

  private static List<Benchmark> benchmarks(Map<String, String> options) {
    MavenPlugin maven =
        new MavenPlugin(
            options.getOrDefault("plugin-version", ""),
            Path.of(options.getOrDefault("plugin-repository", "none")).toAbsolutePath(),
            Path.of(options.getOrDefault("repository", "none")).toAbsolutePath(),
            "");
    return List.of(
        new SnapshotLatency(),
        new SecondDeployment(),
        new WholeDeployment(maven),
        new ServerLoad());
  }

  private static Map<String, String> options(String[] args) {
    Map<String, String> options = new HashMap<>();
    for (String arg : args) {
      int equals = arg.indexOf('=');
      if (!arg.startsWith("--") || equals < 0) {
        throw new IllegalArgumentException("Not --name=value: " + arg);
      }
      options.put(arg.substring(2, equals), arg.substring(equals + 1));
    }
    return options;
  }

  private static long seed(String text) {
    return text.equals("random") ? new Random().nextInt(1_000_000) : Long.parseLong(text);
  }

  private static String machine() {
    return String.format(
        "%s, %d processors, %s, JDK %s",
        LocalDate.now(java.time.ZoneId.systemDefault()),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name"),
        Runtime.version());
  }
}
