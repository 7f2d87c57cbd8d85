package dev.snapstart.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.SnapStart;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.local.state.FunctionVersion;
import dev.snapstart.local.state.LambdaFunction;
import dev.snapstart.model.DeploymentRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two deployers start together, with different code and with the same: who loses says what moved,
 * from what to what, or converges. {@code -Dsnapstart.races=100} runs more of them.
 */
class RacingDeployersTest {
  private static final int RACES = Integer.getInteger("snapstart.races", 12);

  @TempDir Path folder;

  private final Map<String, Integer> endings = new TreeMap<>();

  @Test
  void whoLosesSaysWhatMovedOrConverges() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (Fixture fixture = new Fixture(folder);
        SnapStart other = SnapStart.builder().endpoint(fixture.lambda().endpoint()).build()) {
      for (int race = 0; race < RACES; race++) {
        boolean same = race % 4 == 3;
        DeploymentRequest one = request(fixture, "one " + race);
        DeploymentRequest two = same ? one : request(fixture, "two " + race);
        Future<String> first = threads.submit(() -> ending(fixture.snapStart(), one));
        Future<String> second = threads.submit(() -> ending(other, two));
        List<String> both = List.of(first.get(), second.get());
        both.forEach(ending -> endings.merge(ending, 1, Integer::sum));
        if (same) {
          assertThat(both).as("the same content converges").containsOnly("reached its goal");
        }
        check(fixture.lambda().state().function(Fixture.FUNCTION));
      }
      assertThat(ending(other, request(fixture, "alone"))).isEqualTo("reached its goal");
      System.out.println("rivals | " + RACES + " races | endings " + endings);
      assertThat(endings).containsKey("reached its goal");
    } finally {
      threads.shutdownNow();
    }
  }

  private static DeploymentRequest request(Fixture fixture, String content) {
    return DeploymentRequest.forFunction(Fixture.FUNCTION)
        .code(dev.snapstart.model.CodeSource.archive(fixture.archive(content, content)))
        .settings(Fixture.base().build())
        .publish()
        .alias("live")
        .build();
  }

  private static String ending(SnapStart snapStart, DeploymentRequest request) {
    try {
      var unused = snapStart.deploy(request);
      return "reached its goal";
    } catch (SnapStartException e) {
      assertThat(e.code()).as("%s", e.getMessage()).isEqualTo(ErrorCode.DRIFT);
      assertThat(e).hasMessageContaining(" -> ");
      return "said what moved";
    }
  }

  private static void check(LambdaFunction function) {
    var alias = function.aliases().get("live");
    if (alias != null) {
      assertThat(function.version(alias.functionVersion()).lifecycle().snapshotReady()).isTrue();
    }
    List<FunctionVersion> versions = new ArrayList<>(function.versions().values());
    versions.sort(Comparator.comparingInt(version -> Integer.parseInt(version.version())));
    for (int i = 1; i < versions.size(); i++) {
      assertThat(versions.get(i).code()).isNotEqualTo(versions.get(i - 1).code());
    }
  }
}
