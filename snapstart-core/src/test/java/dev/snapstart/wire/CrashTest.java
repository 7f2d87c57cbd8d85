package dev.snapstart.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.SnapStart;
import dev.snapstart.Thirds;
import dev.snapstart.local.Delays;
import dev.snapstart.local.LocalLambda;
import dev.snapstart.local.control.CallListener;
import dev.snapstart.local.control.RecordedCall;
import dev.snapstart.local.state.FunctionVersion;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.local.state.LambdaFunction;
import dev.snapstart.local.state.LambdaState;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.wire.DoomedDeploy.Moment;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A JVM that deploys over HTTP is halted around its calls; the next run finishes its work. */
@Tag("slow")
class CrashTest {
  private static final int MOST_CALLS = 40;
  private static final int NEVER = Integer.MAX_VALUE;

  /** A lost answer makes the next run ask again; Lambda then hands back the version it made. */
  private static final String REPEATABLE = "PublishVersion";

  private static final Set<String> WRITES =
      Set.of(
          "CreateFunction",
          "UpdateFunctionCode",
          "UpdateFunctionConfiguration",
          REPEATABLE,
          "CreateAlias",
          "UpdateAlias");

  @TempDir static Path folder;

  private static ChildJvm child;

  @BeforeAll
  static void runOnceWithoutHalting() throws Exception {
    writeArchives();
    child = ChildJvm.of(DoomedDeploy.class, folder);
    try (LocalLambda lambda = server()) {
      ChildJvm.Ending ending =
          child.first(arguments(lambda, CrashScenario.CREATE, NEVER, Moment.BEFORE));
      assertThat(ending.exitCode()).as(ending.output()).isZero();
    }
  }

  private static void writeArchives() throws IOException {
    for (String name : List.of("v1", "v2")) {
      try (OutputStream file = Files.newOutputStream(folder.resolve(name + ".zip"));
          ZipOutputStream zip = new ZipOutputStream(file)) {
        zip.putNextEntry(new ZipEntry("com/example/Orders.class"));
        zip.write(name.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void goesOnWhereAHaltedJvmStopped(CrashScenario scenario) {
    LambdaState start = start(scenario);
    Aftermath undisturbed = undisturbed(scenario, start);
    ExecutorService pool = Executors.newFixedThreadPool(Moment.values().length);
    try {
      List<CompletableFuture<Integer>> halts = new ArrayList<>();
      for (Moment moment : Moment.values()) {
        halts.add(
            CompletableFuture.supplyAsync(
                () -> haltAtEveryCall(scenario, moment, start, undisturbed), pool));
      }
      System.out.println(
          "kills | of the process | "
              + scenario
              + " | halted before and after "
              + Thirds.words()
              + " "
              + halts.stream().map(CompletableFuture::join).toList());
      for (CompletableFuture<Integer> count : halts) {
        assertThat(count.join())
            .as("calls halted at")
            .isGreaterThanOrEqualTo(undisturbed.atLeast() / Thirds.STRIDE);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static LambdaState start(CrashScenario scenario) {
    try (LocalLambda lambda = server()) {
      DeploymentRequest before = scenario.before(folder);
      if (before != null) {
        deploy(lambda, before);
      }
      return lambda.state();
    }
  }

  private static Aftermath undisturbed(CrashScenario scenario, LambdaState start) {
    try (LocalLambda lambda = server()) {
      lambda.change(empty -> start);
      deploy(lambda, scenario.wanted(folder));
      return Aftermath.of(lambda);
    }
  }

  /** Halts at one call after the other, until a run has no call left to halt at. */
  private static int haltAtEveryCall(
      CrashScenario scenario, Moment moment, LambdaState start, Aftermath undisturbed) {
    int halts = 0;
    for (int call = first(scenario, moment); call <= MOST_CALLS; call += Thirds.STRIDE) {
      String where = scenario + ", halted " + moment + " call " + call;
      try (LocalLambda lambda = server()) {
        lambda.change(empty -> start);
        List<String> tooEarly = watchAliasMoves(lambda);
        boolean halted = deployInChild(lambda, scenario, call, moment, where);
        deploy(lambda, scenario.wanted(folder));
        assertThat(tooEarly).as(where + ": aliases moved too early").isEmpty();
        Aftermath aftermath = Aftermath.of(lambda);
        assertThat(aftermath.function()).as(where).isEqualTo(undisturbed.function());
        assertThat(aftermath.writes()).as(where).isEqualTo(undisturbed.writes());
        if (!halted) {
          return halts;
        }
        halts++;
      }
    }
    throw new AssertionError(scenario + " makes over " + MOST_CALLS + " calls");
  }

  private static int first(CrashScenario scenario, Moment moment) {
    return 1 + Thirds.first(scenario.ordinal() + moment.ordinal());
  }

  private static LocalLambda server() {
    Duration update = Duration.ofMillis(60);
    Duration snapshot = Duration.ofMillis(300);
    return LocalLambda.builder().delays(new Delays(update, update, update, () -> snapshot)).start();
  }

  private static void deploy(LocalLambda lambda, DeploymentRequest request) {
    try (SnapStart snapStart = SnapStart.builder().endpoint(lambda.endpoint()).build()) {
      snapStart.deploy(request);
    }
  }

  /** Collects alias moves to versions that, by the server's own state, were not ready yet. */
  private static List<String> watchAliasMoves(LocalLambda lambda) {
    List<String> tooEarly = new CopyOnWriteArrayList<>();
    lambda.onCall(
        new CallListener() {
          @Override
          public void beforeProcessing(LambdaCall call) {
            String target =
                call instanceof LambdaCall.CreateAlias create
                    ? create.functionVersion()
                    : call instanceof LambdaCall.UpdateAlias update
                        ? update.functionVersion()
                        : null;
            if (target != null && !snapshotIsReady(lambda, target)) {
              tooEarly.add(call.operation() + " to " + target);
            }
          }
        });
    return tooEarly;
  }

  private static boolean snapshotIsReady(LocalLambda lambda, String target) {
    LambdaFunction function = lambda.state().function(CrashScenario.FUNCTION);
    FunctionVersion version = function == null ? null : function.version(target);
    return version != null && version.lifecycle().snapshotReady();
  }

  private static boolean deployInChild(
      LocalLambda lambda, CrashScenario scenario, int call, Moment moment, String where) {
    try {
      ChildJvm.Ending ending = child.run(arguments(lambda, scenario, call, moment));
      assertThat(ending.exitCode())
          .as(where + ", the child's output:%n%s", ending.output())
          .isIn(0, DoomedDeploy.HALTED);
      return ending.exitCode() == DoomedDeploy.HALTED;
    } catch (IOException e) {
      throw new AssertionError(where, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(where, e);
    }
  }

  private static String[] arguments(
      LocalLambda lambda, CrashScenario scenario, int call, Moment moment) {
    return new String[] {
      lambda.endpoint().toString(),
      folder.toString(),
      scenario.name(),
      String.valueOf(call),
      moment.name()
    };
  }

  /**
   * What is left when all is done.
   *
   * @param function its lasting content, without dates and revisions
   * @param writes the operations that Lambda accepted, in order
   * @param atLeast the number of calls that cannot depend on how long a wait took
   */
  private record Aftermath(List<Object> function, List<String> writes, int atLeast) {
    static Aftermath of(LocalLambda lambda) {
      LambdaFunction function = lambda.state().function(CrashScenario.FUNCTION);
      assertThat(function).isNotNull();
      List<Object> content = new ArrayList<>();
      content.add(content(function.latest()));
      function.versions().values().forEach(version -> content.add(content(version)));
      function
          .aliases()
          .values()
          .forEach(
              alias ->
                  content.add(
                      List.of(
                          alias.name(),
                          alias.functionVersion(),
                          alias.weights(),
                          String.valueOf(alias.description()).replaceFirst(" at=[^ \\]]*", ""))));
      content.add(function.tags());
      List<String> writes = writes(lambda.recordedCalls());
      return new Aftermath(content, writes, Math.max(2, writes.size()));
    }

    private static Object content(FunctionVersion version) {
      return List.of(
          version.version(),
          version.settings(),
          version.code(),
          version.latestDescription(),
          version.lifecycle());
    }

    private static List<String> writes(List<RecordedCall> calls) {
      List<String> writes = new ArrayList<>();
      for (RecordedCall call : calls) {
        boolean accepted = call.status() / 100 == 2 && WRITES.contains(call.operation());
        boolean repeated = call.operation().equals(REPEATABLE) && writes.contains(call.operation());
        if (accepted && !repeated) {
          writes.add(call.operation());
        }
      }
      return writes;
    }
  }
}
