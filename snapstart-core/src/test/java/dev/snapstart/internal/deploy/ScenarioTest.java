package dev.snapstart.internal.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.local.state.FunctionVersion;
import dev.snapstart.local.state.LambdaFunction;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.VersionGoal;
import dev.snapstart.plan.DeploymentPlan;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioTest {
  private static final Map<String, String> CALL_OF_STEP =
      Map.ofEntries(
          Map.entry("UpdateCode", "UpdateFunctionCode"),
          Map.entry("UpdateConfiguration", "UpdateFunctionConfiguration"),
          Map.entry("StagePackage", "PutObject"),
          Map.entry("TagFunction", "TagResource"),
          Map.entry("UntagFunction", "UntagResource"),
          Map.entry("WakeVersion", "Invoke"),
          Map.entry("DeleteVersion", "DeleteFunction"),
          Map.entry("WeighAlias", "ShiftAlias"),
          Map.entry("ReturnTraffic", "ShiftAlias"),
          Map.entry("NoteMove", "ShiftAlias"),
          Map.entry("NoteRollback", "ShiftAlias"),
          Map.entry("AllowCaller", "AddPermission"),
          Map.entry("MoveMapping", "UpdateEventSourceMapping"),
          Map.entry("CopyUrl", "CreateFunctionUrlConfig"),
          Map.entry("MoveIntegration", "UpdateIntegration"),
          Map.entry("StartDeployment", "CreateDeployment"));

  static Stream<Scenario> all() {
    return Scenario.all();
  }

  static Stream<Scenario> allAndUnforeseeable() {
    return Stream.concat(Scenario.all(), UnforeseeableScenarios.all());
  }

  @ParameterizedTest
  @MethodSource("allAndUnforeseeable")
  void makesJustTheWritesThatAreNeeded(Scenario scenario) {
    VirtualLambda lambda = scenario.start();
    lambda.deploy(scenario.request().get());
    assertThat(lambda.writes()).isEqualTo(scenario.writes());
  }

  @ParameterizedTest
  @MethodSource("all")
  void plansTheWritesThatItMakesInOrder(Scenario scenario) {
    VirtualLambda lambda = scenario.start();
    DeploymentPlan plan = lambda.plan(scenario.request().get());
    assertThat(lambda.writes()).isEmpty();
    lambda.calls().clear();
    lambda.deploy(scenario.request().get());
    List<String> planned =
        plan.steps().stream()
            .filter(DeploymentPlan.PlannedStep::write)
            .map(step -> CALL_OF_STEP.getOrDefault(step.name(), step.name()))
            .toList();
    assertThat(lambda.writes().stream().map(ScenarioTest::aliasCall).toList()).isEqualTo(planned);
  }

  @ParameterizedTest
  @MethodSource("allAndUnforeseeable")
  void doesNothingTheSecondTime(Scenario scenario) {
    VirtualLambda lambda = scenario.start();
    DeploymentRequest request = scenario.request().get();
    lambda.deploy(request);
    lambda.pass(java.time.Duration.ofSeconds(5));
    LambdaFunction before = lambda.function();
    lambda.calls().clear();
    DeploymentPlan plan = lambda.plan(request);
    lambda.deploy(request);
    boolean publishesWithoutAlias = request.alias().isEmpty() && !lambda.writes().isEmpty();
    if (publishesWithoutAlias) {
      assertThat(lambda.writes()).containsExactly("PublishVersion");
    } else {
      assertThat(plan.isEmpty()).as("%s", plan).isTrue();
      assertThat(plan.changes()).isEmpty();
      assertThat(lambda.function()).isEqualTo(before);
    }
    assertThat(lambda.function().versions()).isEqualTo(before.versions());
  }

  @ParameterizedTest
  @MethodSource("allAndUnforeseeable")
  void leavesTheAliasOnAReadyVersionThatEqualsLatest(Scenario scenario) {
    VirtualLambda lambda = scenario.start();
    DeploymentRequest request = scenario.request().get();
    lambda.deploy(request);
    LambdaFunction function = lambda.function();
    boolean published = request.version() instanceof VersionGoal.Publish;
    if (request.alias().isPresent() && published && !scenario.writes().isEmpty()) {
      var alias = function.aliases().get(VirtualLambda.ALIAS);
      FunctionVersion version = function.version(alias.functionVersion());
      assertThat(alias.weights().isEmpty()).isTrue();
      assertThat(version.lifecycle().state()).isEqualTo("Active");
      assertThat(version.code().sameContent(function.latest().code())).isTrue();
    }
  }

  private static String aliasCall(String call) {
    return call.equals("CreateAlias") || call.equals("UpdateAlias") ? "ShiftAlias" : call;
  }
}
