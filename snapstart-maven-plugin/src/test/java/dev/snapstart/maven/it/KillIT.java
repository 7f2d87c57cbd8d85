package dev.snapstart.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.local.state.FunctionVersion;
import dev.snapstart.local.state.LambdaFunction;
import dev.snapstart.local.state.LambdaState;
import dev.snapstart.maven.it.Pace.Instant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Maven is killed with SIGKILL at instants that are spread over a deploy; the same command then
 * ends where an undisturbed one does, without a second version of the same content.
 *
 * <p>{@code -Dsnapstart.kills=N} says how many instants, {@code -Dsnapstart.kills.seed=N} which.
 */
@Tag("slow")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Maven's start script stays in between there")
class KillIT {
  private static final int KILLS = Integer.getInteger("snapstart.kills", 8);
  private static final long SEED = Long.getLong("snapstart.kills.seed", System.nanoTime());
  private static final int TRIES = 8;

  /** What is deployed, to which Lambda; dealt out in this order, again and again. */
  private enum Scene {
    CREATE("creates everything, server outside", "one.zip"),
    UPDATE("new code and settings, server outside", "two.zip"),
    KEPT("new code and settings, server inside, folder kept", "two.zip"),
    CREATE_AGAIN(CREATE.text, CREATE.code),
    UPDATE_AGAIN(UPDATE.text, UPDATE.code);

    private final String text;
    private final String code;

    Scene(String text, String code) {
      this.text = text;
      this.code = code;
    }

    Scene plain() {
      return this == CREATE_AGAIN ? CREATE : this == UPDATE_AGAIN ? UPDATE : this;
    }
  }

  /** How far a run had come when it was killed. */
  private enum Reached {
    NOTHING,
    FUNCTION,
    VERSION,
    SNAPSHOT,
    ALIAS
  }

  /** What an undisturbed run did, and left. */
  private record Undisturbed(Pace pace, List<String> remains) {}

  @TempDir private Path folder;
  private final ExecutorService builds = Executors.newFixedThreadPool(2);
  private final ScheduledExecutorService killers = Executors.newScheduledThreadPool(2);
  private final Map<Scene, Undisturbed> undisturbed = new ConcurrentHashMap<>();
  private final AtomicInteger projects = new AtomicInteger();
  private MavenInstallation maven;
  private LambdaState served;
  private Path kept;

  /** The first run also brings along what Maven needs; the others then do without looking. */
  @BeforeEach
  void runUndisturbed() throws Exception {
    maven = MavenInstallation.in(folder);
    kept = folder.resolve("kept");
    CompletableFuture<Void> filled =
        CompletableFuture.runAsync(
            () -> finish(Scene.CREATE, project(), keptTarget(kept, null), new Pace()), builds);
    served = measure(Scene.CREATE);
    filled.join();
    CompletableFuture<Void> other = CompletableFuture.runAsync(() -> measure(Scene.KEPT), builds);
    measure(Scene.UPDATE);
    other.join();
  }

  private LambdaState measure(Scene scene) {
    Path project = project();
    try (Target target = target(scene, project, Duration.ZERO)) {
      Pace pace = new Pace();
      target.onProgress(pace::sign);
      finish(scene, project, target, pace);
      LambdaState end = target.state();
      List<String> remains = Remains.of(end, "orders");
      assertThat(remains).anyMatch(it -> it.startsWith("alias live "));
      undisturbed.put(scene, new Undisturbed(pace, remains));
      return end;
    }
  }

  @AfterEach
  void stop() {
    builds.shutdownNow();
    killers.shutdownNow();
  }

  @Test
  void theNextRunEndsWhereAnUndisturbedOneDoes() {
    Random random = new Random(SEED);
    Map<Scene, List<CompletableFuture<Reached>>> kills = new EnumMap<>(Scene.class);
    Scene[] scenes = Scene.values();
    for (int i = 0; i < KILLS; i++) {
      Scene scene = scenes[i % scenes.length].plain();
      kills.computeIfAbsent(scene, missing -> new ArrayList<>()).add(new CompletableFuture<>());
    }
    kills.forEach(
        (scene, all) -> {
          for (int i = 0; i < all.size(); i++) {
            double position = undisturbed.get(scene).pace().position(i, all.size(), random);
            Duration gap = Duration.ofSeconds(random.nextInt(2));
            all.set(
                i,
                CompletableFuture.supplyAsync(() -> killAndFinish(scene, position, gap), builds));
          }
        });
    System.out.println("| killed, seed " + SEED + " | signs | kills | had reached |");
    Map<Reached, Integer> total = new EnumMap<>(Reached.class);
    kills.forEach(
        (scene, all) -> {
          Map<Reached, Integer> reached = new TreeMap<>();
          all.forEach(it -> reached.merge(it.join(), 1, Integer::sum));
          reached.forEach((stage, count) -> total.merge(stage, count, Integer::sum));
          int signs = undisturbed.get(scene).pace().signs();
          System.out.printf("| %s | %d | %d | %s |%n", scene.text, signs, all.size(), reached);
        });
    assertThat(total.values().stream().mapToInt(it -> it).sum()).isEqualTo(KILLS);
    assertThat(total.size()).as("spread: %s", total).isGreaterThanOrEqualTo(Math.min(2, KILLS));
  }

  /** A run that gets on faster than the measured one may end first; then an earlier instant. */
  private Reached killAndFinish(Scene scene, double position, Duration gap) {
    double at = position;
    for (int i = 0; i < TRIES; i++) {
      Instant instant = undisturbed.get(scene).pace().at(at);
      Path project = project();
      try (Target target = target(scene, project, gap)) {
        if (killed(scene, project, target, instant)) {
          return finishAfterDeath(scene, project, target, scene + ", killed at " + instant);
        }
      }
      at *= 0.9;
    }
    throw new AssertionError(scene + " always ended before " + position);
  }

  private Reached finishAfterDeath(Scene scene, Path project, Target target, String where) {
    target.died();
    Reached reached = reached(scene, target.state());
    finish(scene, project, target, new Pace());
    LambdaState end = target.state();
    assertThat(Remains.of(end, "orders")).as(where).isEqualTo(undisturbed.get(scene).remains());
    assertThat(Remains.duplicates(end, "orders")).as(where + ": the same again").isEmpty();
    assertThat(target.tooEarly()).as(where + ": aliases moved too early").isEmpty();
    return reached;
  }

  /** Runs Maven, and tells whether it was killed before it ended by itself. */
  private boolean killed(Scene scene, Path project, Target target, Instant instant) {
    CompletableFuture<MavenProcess> victim = new CompletableFuture<>();
    AtomicInteger signs = new AtomicInteger();
    target.onProgress(
        () -> {
          if (signs.incrementAndGet() == instant.signs()) {
            killers.schedule(
                () -> victim.thenAccept(MavenProcess::kill),
                instant.later().toNanos(),
                TimeUnit.NANOSECONDS);
          }
        });
    try (MavenProcess running = start(scene, project, target, new Pace())) {
      victim.complete(running);
      int exitCode = running.await();
      assertThat(exitCode).as(running.output()).isIn(0, 128 + 9);
      return exitCode != 0;
    }
  }

  private void finish(Scene scene, Path project, Target target, Pace pace) {
    try (MavenProcess running = start(scene, project, target, pace)) {
      assertThat(running.await()).as(running.output()).isZero();
    }
  }

  private MavenProcess start(Scene scene, Path project, Target target, Pace pace) {
    List<String> arguments = new ArrayList<>(target.arguments());
    arguments.add("-Dsnapstart.codeFile=" + scene.code);
    arguments.add("-Dsnapstart.memoryMb=" + (scene == Scene.CREATE ? 512 : 1024));
    arguments.add("snapstart:deploy");
    try {
      return maven.start(
          project,
          Map.of(),
          line -> {
            target.line(line);
            if (line.contains(" is live after ")) {
              pace.end();
            }
          },
          arguments);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Target target(Scene scene, Path project, Duration gap) {
    return switch (scene.plain()) {
      case KEPT -> keptTarget(project.resolve("state"), kept);
      case UPDATE -> new ServedTarget(served, gap);
      default -> new ServedTarget(null, gap);
    };
  }

  private static Target keptTarget(Path folder, Path start) {
    try {
      return new KeptTarget(folder, start);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path project() {
    try {
      return ScratchProject.write(
          folder.resolve("project-" + projects.incrementAndGet()), ScratchProject.ORDERS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Reached reached(Scene scene, LambdaState state) {
    LambdaFunction function = state.function("orders");
    String wanted = scene == Scene.CREATE ? "1" : "2";
    if (function == null) {
      return Reached.NOTHING;
    }
    if (function.aliases().values().stream().anyMatch(it -> it.functionVersion().equals(wanted))) {
      return Reached.ALIAS;
    }
    FunctionVersion version = function.version(wanted);
    if (version != null) {
      return version.lifecycle().snapshotReady() ? Reached.SNAPSHOT : Reached.VERSION;
    }
    FunctionVersion before = function.version("1");
    return before != null && before.code().equals(function.latest().code())
        ? Reached.NOTHING
        : Reached.FUNCTION;
  }
}
