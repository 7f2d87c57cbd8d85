package dev.snapstart.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.event.DeploymentListener;
import dev.snapstart.event.Retrying;
import dev.snapstart.local.fault.Fault;
import dev.snapstart.local.fault.Trigger;
import dev.snapstart.local.state.Alias;
import dev.snapstart.local.state.FunctionVersion;
import dev.snapstart.local.state.LambdaFunction;
import dev.snapstart.local.state.LambdaState;
import dev.snapstart.model.DeploymentRequest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many deployments, one after the other, of which each call may fail: all reach their goal or say
 * why not, and none leaves anything behind in the process.
 *
 * <p>{@code -Dsnapstart.soak=2000} makes it longer, {@code -Dsnapstart.soak.seed} repeats one.
 */
class SoakTest {
  private static final int DEPLOYMENTS = Integer.getInteger("snapstart.soak", 150);
  private static final long SEED = Long.getLong("snapstart.soak.seed", System.nanoTime());
  private static final double FAULTY = 0.05;
  private static final double FAILING_SNAPSHOTS = 0.02;
  private static final int MOST_CALLS = 20;

  /** One thread left behind by every fiftieth of the deployments between the two counts. */
  private static final long MORE_THREADS = 2;

  private static final long HEAP_SLACK_BYTES = 12_000_000;

  private static final List<Fault> FAULTS =
      List.of(
          Fault.dropBefore(),
          Fault.dropAfter(),
          Fault.throttle(),
          Fault.throttle(3),
          Fault.badGateway(),
          Fault.refuse(500, "ServiceException", "Oops"),
          Fault.refuseAfter(500, "ServiceException", "Oops"),
          Fault.refuse(503, "ServiceUnavailableException", "Later"),
          Fault.garbage(),
          Fault.truncate(),
          Fault.updateInProgress(),
          Fault.staleRevision());

  @TempDir Path folder;

  private final Random random = new Random(SEED);
  private final DeploymentListener counting =
      new DeploymentListener() {
        @Override
        public void retrying(Retrying event) {
          faults++;
        }
      };
  private int faults;
  private int failed;

  private record Resources(Map<String, Long> threads, long files, long heapBytes) {
    long allThreads() {
      return threads.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  @Test
  void nothingIsLostAndNothingLeaks() throws IOException {
    try (VirtualWire wire = new VirtualWire(Duration.ofSeconds(60))) {
      LambdaState empty = wire.lambda().state();
      Path[] archives = {
        Wanted.small(folder, "one"), Wanted.small(folder, "two"), Wanted.small(folder, "three")
      };
      run(wire, archives, DEPLOYMENTS / 3);
      Resources early = resources(wire, empty);
      run(wire, archives, DEPLOYMENTS - DEPLOYMENTS / 3);
      Resources late = resources(wire, empty);
      System.out.printf(
          "soak | seed %d | %d deployments | %d faults | %d failed snapshots"
              + " | threads %d -> %d | files %d -> %d | heap %.1f -> %.1f MB%n",
          SEED,
          DEPLOYMENTS,
          faults,
          failed,
          early.allThreads(),
          late.allThreads(),
          early.files(),
          late.files(),
          early.heapBytes() / 1e6,
          late.heapBytes() / 1e6);
      assertThat(faults).isPositive();
      late.threads()
          .forEach(
              (name, count) ->
                  assertThat(count - early.threads().getOrDefault(name, 0L))
                      .as("threads named %s, of %s, at first %s", name, late, early)
                      .isLessThan(MORE_THREADS));
      assertThat(late.files()).isLessThanOrEqualTo(early.files() + 8);
      assertThat(late.heapBytes()).isLessThan(early.heapBytes() + HEAP_SLACK_BYTES);
    }
  }

  private void run(VirtualWire wire, Path[] archives, int deployments) {
    for (int i = 0; i < deployments; i++) {
      DeploymentRequest request =
          Wanted.archived(
                  archives[random.nextInt(archives.length)],
                  Fixture.base().memoryMb(512 * (1 + random.nextInt(2))))
              .build();
      deploy(wire, request);
      check(wire.lambda().state().function(Wanted.FUNCTION), i);
    }
  }

  private void deploy(VirtualWire wire, DeploymentRequest request) {
    wire.lambda().faults().clear();
    wire.lambda().clearRecordedCalls();
    for (int call = 1; call <= MOST_CALLS; call++) {
      if (random.nextDouble() < FAULTY) {
        wire.lambda().faults().add(Trigger.nth(call), FAULTS.get(random.nextInt(FAULTS.size())));
      }
    }
    boolean fails = random.nextDouble() < FAILING_SNAPSHOTS;
    if (fails) {
      wire.lambda().faults().failNextSnapshot(Wanted.FUNCTION, "FunctionError", "it threw");
    }
    try {
      wire.deploy(request, counting);
    } catch (SnapStartException e) {
      assertThat(e.code()).as("seed %d: %s", SEED, e).isEqualTo(ErrorCode.SNAPSHOT_FAILED);
      assertThat(e).hasMessageContaining(" Now: ");
      failed++;
    }
    wire.clock().pass(Duration.ofMinutes(1));
  }

  private static void check(LambdaFunction function, int deployment) {
    String where = "seed " + SEED + ", deployment " + deployment;
    Alias alias = function.aliases().get("live");
    if (alias != null) {
      FunctionVersion version = function.version(alias.functionVersion());
      assertThat(version.lifecycle().snapshotReady()).as(where).isTrue();
      assertThat(alias.weights().isEmpty()).as(where).isTrue();
    }
    List<FunctionVersion> versions = new ArrayList<>(function.versions().values());
    versions.sort(Comparator.comparingInt(version -> Integer.parseInt(version.version())));
    for (int i = 1; i < versions.size(); i++) {
      FunctionVersion before = versions.get(i - 1);
      FunctionVersion after = versions.get(i);
      assertThat(before.code().equals(after.code()) && before.settings().equals(after.settings()))
          .as("%s: %s and %s are the same", where, before.version(), after.version())
          .isFalse();
    }
  }

  /** What the process holds once the server has forgotten all functions. */
  private static Resources resources(VirtualWire wire, LambdaState empty) {
    wire.lambda().faults().clear();
    wire.lambda().change(state -> empty);
    wire.lambda().clearRecordedCalls();
    long heap = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      heap = Math.min(heap, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    long files =
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
            ? unix.getOpenFileDescriptorCount()
            : 0;
    return new Resources(threads(), files, heap);
  }

  /** By name, with the numbers in it left out: a pool and whatever is started again and again. */
  private static Map<String, Long> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .collect(
            Collectors.groupingBy(
                thread -> thread.getName().replaceAll("[0-9a-f]*\\d[0-9a-f]*", "#"),
                TreeMap::new,
                Collectors.counting()));
  }
}
