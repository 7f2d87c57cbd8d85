package dev.snapstart.internal.deploy;

import static dev.snapstart.internal.deploy.VirtualLambda.ALIAS;
import static dev.snapstart.internal.deploy.VirtualLambda.FUNCTION;
import static dev.snapstart.internal.deploy.VirtualLambda.ROLE;

import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.local.state.SettingsChange;
import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A starting point, a wish, and the writes that lead from one to the other.
 *
 * @param name what it is about
 * @param setup makes the starting point
 * @param request the wish
 * @param writes the writes that a run without faults and rivals makes
 */
record Scenario(
    String name,
    Consumer<VirtualLambda> setup,
    Supplier<DeploymentRequest> request,
    List<String> writes) {
  @Override
  public String toString() {
    return name;
  }

  VirtualLambda start() {
    VirtualLambda lambda = new VirtualLambda();
    setup.accept(lambda);
    lambda.calls().clear();
    lambda.pass(Duration.ofSeconds(90));
    return lambda;
  }

  static Stream<Scenario> all() {
    return Stream.of(
            DeployScenarios.all(),
            KeyScenarios.all(),
            PruneScenarios.all(),
            ShiftScenarios.all(),
            CodeScenarios.all(),
            HandOverScenarios.all(),
            CallerScenarios.all())
        .flatMap(Function.identity());
  }

  static DeploymentRequest.Builder deploy(String archive) {
    return deploy(archive, base());
  }

  static DeploymentRequest.Builder deploy(String archive, FunctionSettings.Builder settings) {
    return deploy(CodeSource.archive(Path.of(archive)), settings);
  }

  static FunctionSettings.Builder base() {
    return FunctionSettings.builder()
        .role(ROLE)
        .runtime("java21")
        .handler("com.example.Orders::handleRequest")
        .memoryMb(512)
        .snapStart(true);
  }

  static DeploymentRequest.Builder deploy(CodeSource code, FunctionSettings.Builder settings) {
    return DeploymentRequest.forFunction(FUNCTION)
        .code(code)
        .settings(settings.build())
        .publish()
        .alias(ALIAS);
  }

  static void deployed(VirtualLambda lambda) {
    lambda.deploy(deploy("v1.zip").build());
    lambda.pass(Duration.ofSeconds(5));
  }

  static void deployedTwiceAndIdle(VirtualLambda lambda) {
    deployed(lambda);
    lambda.deploy(deploy("v2.zip").build());
    lambda.pass(Duration.ofSeconds(5));
    lambda.edit(state -> state.withIdle(FUNCTION, "1"));
  }

  static void configured(VirtualLambda lambda, SettingsChange change) {
    lambda.direct(new LambdaCall.UpdateFunctionConfiguration(FUNCTION, change, null));
    lambda.pass(Duration.ofSeconds(5));
  }

  static Scenario scenario(
      String name,
      Consumer<VirtualLambda> setup,
      Supplier<DeploymentRequest> request,
      String... writes) {
    return new Scenario(name, setup, request, List.of(writes));
  }
}
