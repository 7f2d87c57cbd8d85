package dev.snapstart.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.snapstart.SnapStart;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.event.DeploymentListener;
import dev.snapstart.local.Delays;
import dev.snapstart.local.LocalLambda;
import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A local server, the library connected to it over HTTP, and archives to deploy. */
final class Fixture implements AutoCloseable {
  static final String FUNCTION = "orders-api";
  static final String ROLE = "arn:aws:iam::123456789012:role/orders";

  private static final Set<String> WRITES =
      Set.of(
          "CreateFunction",
          "UpdateFunctionCode",
          "UpdateFunctionConfiguration",
          "PublishVersion",
          "CreateAlias",
          "UpdateAlias",
          "TagResource",
          "UntagResource",
          "Invoke",
          "DeleteFunction",
          "PutObject");

  private final Path folder;
  private final LocalLambda lambda;
  private final SnapStart snapStart;

  Fixture(Path folder, DeploymentListener... listeners) {
    this(folder, Duration.ofMillis(60), listeners);
  }

  Fixture(Path folder, Duration snapshot, DeploymentListener... listeners) {
    this.folder = folder;
    Delays delays =
        new Delays(
            Duration.ofMillis(30), Duration.ofMillis(30), Duration.ofMillis(30), () -> snapshot);
    this.lambda = LocalLambda.builder().delays(delays).start();
    SnapStart.Builder builder = SnapStart.builder().endpoint(lambda.endpoint());
    List.of(listeners).forEach(builder::listener);
    this.snapStart = builder.build();
  }

  LocalLambda lambda() {
    return lambda;
  }

  SnapStart snapStart() {
    return snapStart;
  }

  Path archive(String name, String content) {
    return Archives.of(folder, name, content);
  }

  DeploymentRequest.Builder deploy(String content) {
    return deploy(content, base());
  }

  DeploymentRequest.Builder deploy(String content, FunctionSettings.Builder settings) {
    return DeploymentRequest.forFunction(FUNCTION)
        .code(CodeSource.archive(archive("code", content)))
        .settings(settings.build())
        .publish()
        .alias("live");
  }

  /** What a deployment fails with; it says what to do. */
  SnapStartException failure(DeploymentRequest request) {
    SnapStartException error =
        catchThrowableOfType(SnapStartException.class, () -> snapStart.deploy(request));
    assertThat(error).isNotNull();
    assertThat(error.advice()).isPresent();
    return error;
  }

  static FunctionSettings.Builder base() {
    return FunctionSettings.builder()
        .role(ROLE)
        .runtime("java21")
        .handler("com.example.Orders::handleRequest")
        .snapStart(true);
  }

  List<String> calls() {
    return lambda.recordedCalls().stream().map(call -> call.operation()).toList();
  }

  List<String> writes() {
    return calls().stream().filter(WRITES::contains).toList();
  }

  @Override
  public void close() {
    snapStart.close();
    lambda.close();
  }
}
