package dev.snapstart.wire;

import dev.snapstart.SnapStart;
import dev.snapstart.local.Delays;
import dev.snapstart.local.LocalLambda;
import dev.snapstart.local.run.RunOptions;
import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionSettings;
import java.nio.file.Path;
import java.time.Duration;

/** A local server that runs functions, the library connected to it, and a function that echoes. */
final class RunningFixture implements AutoCloseable {
  static final String FUNCTION = "orders";

  private final LocalLambda lambda;
  private final SnapStart snapStart;
  private final Path archive;

  /**
   * Starts a server; a busy machine may need long for what takes a second.
   *
   * @param folder takes the archive
   * @param environments how many may be busy or warm
   */
  RunningFixture(Path folder, int environments) {
    RunOptions options =
        RunOptions.defaults()
            .withEnvironments(environments, 2)
            .withLimits(Duration.ofMinutes(3), Duration.ofMinutes(1), Duration.ofMinutes(1));
    this.lambda = LocalLambda.builder().delays(Delays.none()).runFunctions(options).start();
    this.snapStart = SnapStart.builder().endpoint(lambda.endpoint()).build();
    this.archive = Archives.of(folder, "echo", EchoFunction.class);
  }

  LocalLambda lambda() {
    return lambda;
  }

  SnapStart snapStart() {
    return snapStart;
  }

  static FunctionSettings.Builder settings() {
    return FunctionSettings.builder()
        .role(Fixture.ROLE)
        .runtime("java17")
        .handler(EchoFunction.class.getName() + "::handle")
        .memoryMb(256)
        .timeoutSeconds(120)
        .snapStart(true);
  }

  /** Publishes a version, points the alias {@code live} to it, and forgets the calls of that. */
  void deploy(String function, FunctionSettings.Builder settings) {
    var unused =
        snapStart.deploy(
            DeploymentRequest.forFunction(function)
                .code(CodeSource.archive(archive))
                .settings(settings.build())
                .publish()
                .alias("live")
                .build());
    lambda.clearRecordedCalls();
  }

  /** Counts calls of an operation since the last deployment. */
  long calls(String operation) {
    return lambda.recordedCalls().stream()
        .filter(call -> call.operation().equals(operation))
        .count();
  }

  @Override
  public void close() {
    snapStart.close();
    lambda.close();
  }
}
