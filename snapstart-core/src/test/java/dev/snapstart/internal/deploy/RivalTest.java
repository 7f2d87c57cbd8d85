package dev.snapstart.internal.deploy;

import static dev.snapstart.internal.deploy.VirtualLambda.ALIAS;
import static dev.snapstart.internal.deploy.VirtualLambda.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.Thirds;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.local.state.Alias;
import dev.snapstart.local.state.CodePackage;
import dev.snapstart.local.state.CodeSource;
import dev.snapstart.local.state.LambdaAnswer;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.local.state.LambdaError;
import dev.snapstart.local.state.LambdaFunction;
import dev.snapstart.local.state.SettingsChange;
import dev.snapstart.model.AliasLedger;
import dev.snapstart.model.DeploymentRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Another deployer acts between any two calls of a run. */
@Tag("slow")
class RivalTest {
  /** What a rival does, and what of it must survive a run that ends well. */
  /** How a run ends that meets a rival: by name of what moved, or of what was there first. */
  private static final Set<ErrorCode> STOPS =
      Set.of(ErrorCode.DRIFT, ErrorCode.SHIFT_UNDER_WAY, ErrorCode.NO_PREVIOUS_VERSION);

  private record Rival(String name, Supplier<LambdaCall> move, Consumer<VirtualLambda> survived) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final List<Rival> RIVALS =
      List.of(
          new Rival(
              "other code",
              () -> code("rival.zip"),
              lambda ->
                  assertThat(lambda.function().latest().code().sha256())
                      .isEqualTo(NamedContent.hash("rival.zip"))),
          new Rival(
              "another timeout",
              () -> configure(SettingsChange.builder().timeout(77).build()),
              lambda -> assertThat(lambda.function().latest().settings().timeout()).isEqualTo(77)),
          new Rival(
              "another memory size",
              () -> configure(SettingsChange.builder().memorySize(3000).build()),
              lambda ->
                  assertThat(lambda.function().latest().settings().memorySize()).isEqualTo(3000)));

  private static int movesOnLatest;
  private static int movesOfTheAlias;

  @AfterAll
  static void tellHowMany() {
    System.out.printf(
        "rivals | %d scenarios x %d moves on $LATEST before %s %d taken"
            + " | %d scenarios with moves of the alias before each call, %d taken%n",
        rivals().count() / RIVALS.size(),
        RIVALS.size(),
        Thirds.words(),
        movesOnLatest,
        moving().count(),
        movesOfTheAlias);
  }

  static Stream<Arguments> rivals() {
    return RIVALS.stream()
        .flatMap(
            rival ->
                Scenario.all()
                    .filter(scenario -> !scenario.name().equals("only waits"))
                    .filter(scenario -> !scenario.name().equals("only points the alias"))
                    .filter(scenario -> !scenario.name().equals("prunes old versions"))
                    .map(scenario -> Arguments.of(rival, scenario)));
  }

  static Stream<Scenario> moving() {
    return Scenario.all()
        .filter(scenario -> scenario.writes().contains("UpdateAlias"))
        .filter(scenario -> !scenario.name().startsWith("describes"))
        // The rival here deploys packages.
        .filter(scenario -> !scenario.name().contains("image"))
        // The rival's code in $LATEST is other content than the shift's, which stops it at once.
        .filter(scenario -> !scenario.name().equals("goes on with a shift"));
  }

  @ParameterizedTest
  @MethodSource("rivals")
  void isNeverSilentlyOverwrittenOnLatest(Rival rival, Scenario scenario) {
    int calls = callsOf(scenario);
    int begin = Thirds.first(scenario.name().hashCode() + RIVALS.indexOf(rival));
    for (int at = begin; at <= calls; at += Thirds.STRIDE) {
      VirtualLambda lambda = scenario.start();
      List<Boolean> accepted = actBefore(lambda, at, rival.move());
      SnapStartException error = deploy(lambda, scenario.request().get());
      if (!accepted.contains(true)) {
        continue;
      }
      movesOnLatest++;
      if (error == null) {
        rivalSurvivedOrCameLast(rival, scenario, lambda, at);
      } else {
        assertThat(error.code()).as("before call %d: %s", at, error).isIn(STOPS);
        if (error.code() == ErrorCode.DRIFT) {
          assertThat(error.getMessage()).contains(" -> ");
        }
        rival.survived().accept(lambda);
      }
      aliasIsOnAReadyVersion(scenario, lambda);
    }
  }

  @ParameterizedTest
  @MethodSource("moving")
  void isNeverSilentlyOverwrittenOnTheAlias(Scenario scenario) {
    int drifts = 0;
    int calls = callsOf(scenario);
    for (int at = 0; at <= calls; at++) {
      VirtualLambda lambda = scenario.start();
      lambda.direct(code("rival.zip"));
      lambda.pass(Duration.ofSeconds(2));
      String rivals = publishReady(lambda);
      lambda.direct(code("v1.zip"));
      lambda.pass(Duration.ofSeconds(2));
      List<Boolean> acted = actBefore(lambda, at, () -> moveAlias(rivals));
      SnapStartException error = deploy(lambda, scenario.request().get());
      if (acted.isEmpty()) {
        continue;
      }
      movesOfTheAlias++;
      Alias alias = lambda.function().aliases().get(ALIAS);
      if (error != null) {
        assertThat(error.code()).as("%s", error).isIn(STOPS);
        if (error.code() == ErrorCode.DRIFT) {
          drifts++;
          assertThat(error.getMessage()).contains("alias live").contains("-> " + rivals);
        }
        assertThat(alias.functionVersion()).isEqualTo(rivals);
      } else if (!alias.functionVersion().equals(rivals)) {
        // Then the run began from the rival's target, and its ledger says so.
        assertThat(AliasLedger.parse(alias.description()).orElseThrow().previous())
            .isEqualTo(rivals);
      }
    }
    assertThat(drifts).isPositive();
  }

  @org.junit.jupiter.api.Test
  void convergesWithARivalThatDeploysTheSame() {
    Scenario scenario =
        Scenario.all().filter(s -> s.name().equals("changes the code")).findFirst().orElseThrow();
    int calls = callsOf(scenario);
    for (int at = 0; at <= calls; at++) {
      VirtualLambda lambda = scenario.start();
      lambda.hook(
          once(
              at,
              () -> {
                lambda.hook(CallHook.NONE);
                lambda.deploy(scenario.request().get());
              }));
      SnapStartException error = deploy(lambda, scenario.request().get());
      assertThat(error).as("before call %d", at).isNull();
      assertThat(lambda.function().versions().values().size()).isEqualTo(2);
      assertThat(lambda.function().aliases().get(ALIAS).functionVersion()).isEqualTo("2");
    }
  }

  private static void rivalSurvivedOrCameLast(
      Rival rival, Scenario scenario, VirtualLambda lambda, int at) {
    boolean cameFirst = at == 0;
    boolean wanted = scenario.name().contains("settings") && !rival.name().equals("other code");
    if (!cameFirst && !wanted) {
      rival.survived().accept(lambda);
    }
  }

  @org.junit.jupiter.api.Test
  void otherWeightsAndAnotherDescriptionOfTheAliasAreNotOverwritten() {
    Scenario scenario =
        Scenario.all().filter(s -> s.name().equals("changes the code")).findFirst().orElseThrow();
    DeploymentRequest described =
        Scenario.deploy("v2.zip")
            .alias(
                new dev.snapstart.model.AliasGoal(
                    ALIAS, dev.snapstart.model.Attribute.set("ours"), true))
            .build();
    VirtualLambda lambda = scenario.start();
    lambda.hook(
        CallHook.beforeFirst(
            "UpdateAlias",
            () ->
                lambda.direct(
                    new LambdaCall.UpdateAlias(FUNCTION, ALIAS, null, "theirs", null, null))));
    assertThat(deploy(lambda, described).code()).isEqualTo(ErrorCode.DRIFT);
    assertThat(lambda.function().aliases().get(ALIAS).description()).isEqualTo("theirs");
  }

  @org.junit.jupiter.api.Test
  void aRivalThatPutsThingsBackIsNamedAsDrift() {
    Scenario scenario =
        Scenario.all().filter(s -> s.name().equals("changes the code")).findFirst().orElseThrow();
    VirtualLambda lambda = scenario.start();
    lambda.hook(
        CallHook.beforeFirst(
            "PublishVersion",
            () -> {
              lambda.direct(code("v1.zip"));
              lambda.pass(Duration.ofSeconds(2));
            }));
    SnapStartException error = deploy(lambda, scenario.request().get());
    assertThat(error.code()).isEqualTo(ErrorCode.DRIFT);
    assertThat(error).hasMessageContaining("code ");
  }

  @org.junit.jupiter.api.Test
  void aVersionThatARivalDeletesIsNamedAsDrift() {
    Scenario scenario =
        Scenario.all().filter(s -> s.name().equals("changes the code")).findFirst().orElseThrow();
    VirtualLambda lambda = scenario.start();
    lambda.hook(
        new CallHook() {
          @Override
          public void before(int number, String operation) {
            if (number > 12) {
              lambda.direct(new LambdaCall.DeleteFunction(FUNCTION, "2"));
            }
          }
        });
    SnapStartException error = deploy(lambda, scenario.request().get());
    assertThat(error.code()).isEqualTo(ErrorCode.DRIFT);
    assertThat(error).hasMessageContaining("Version 2 was deleted");
  }

  private static int callsOf(Scenario scenario) {
    VirtualLambda lambda = scenario.start();
    lambda.deploy(scenario.request().get());
    // Waiting looks alike at every turn: the first dozen calls and a bit of the wait will do.
    return Math.min(lambda.calls().size(), 40);
  }

  private static List<Boolean> actBefore(VirtualLambda lambda, int at, Supplier<LambdaCall> move) {
    List<Boolean> accepted = new ArrayList<>();
    lambda.hook(
        once(
            at,
            () -> {
              LambdaAnswer answer = lambda.direct(move.get());
              accepted.add(!(answer instanceof LambdaError));
            }));
    return accepted;
  }

  private static CallHook once(int at, Runnable action) {
    return new CallHook() {
      private boolean done;

      @Override
      public void before(int number, String operation) {
        if (number >= at && !done) {
          done = true;
          action.run();
        }
      }
    };
  }

  private static SnapStartException deploy(VirtualLambda lambda, DeploymentRequest request) {
    try {
      lambda.deploy(request);
      return null;
    } catch (SnapStartException e) {
      return e;
    }
  }

  private static void aliasIsOnAReadyVersion(Scenario scenario, VirtualLambda lambda) {
    LambdaFunction function = lambda.function();
    Alias alias = function.aliases().get(ALIAS);
    LambdaFunction start = scenario.start().state().function(FUNCTION);
    boolean wasThere =
        start != null
            && start.aliases().get(ALIAS) != null
            && start
                .aliases()
                .get(ALIAS)
                .functionVersion()
                .equals(alias == null ? "" : alias.functionVersion());
    if (alias != null && !wasThere) {
      assertThat(function.version(alias.functionVersion()).lifecycle().state()).isEqualTo("Active");
    }
  }

  private static String publishReady(VirtualLambda lambda) {
    var answer = lambda.direct(new LambdaCall.PublishVersion(FUNCTION, null, null, null));
    lambda.pass(Duration.ofMinutes(2));
    return ((dev.snapstart.local.state.FunctionConfiguration) answer).version();
  }

  private static LambdaCall code(String content) {
    return new LambdaCall.UpdateFunctionCode(
        FUNCTION,
        CodeSource.zip(new CodePackage(NamedContent.hash(content), 1000, 2000, 1)),
        null,
        false,
        false,
        null);
  }

  private static LambdaCall configure(SettingsChange change) {
    return new LambdaCall.UpdateFunctionConfiguration(FUNCTION, change, null);
  }

  private static LambdaCall moveAlias(String version) {
    return new LambdaCall.UpdateAlias(FUNCTION, ALIAS, version, null, null, null);
  }
}
