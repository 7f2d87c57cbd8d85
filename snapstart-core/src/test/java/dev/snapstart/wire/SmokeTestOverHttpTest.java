package dev.snapstart.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.snapstart.SnapStart;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.local.Delays;
import dev.snapstart.local.LocalLambda;
import dev.snapstart.local.control.RecordedCall;
import dev.snapstart.local.state.Alias;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.model.AliasGoal;
import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.DeploymentResult;
import dev.snapstart.model.FunctionSettings;
import dev.snapstart.traffic.GateResult;
import dev.snapstart.traffic.ShiftStrategy;
import dev.snapstart.traffic.TrafficGate;
import dev.snapstart.traffic.TrafficShift;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new version is asked before it gets traffic, and it is a function that really runs. */
class SmokeTestOverHttpTest {
  private static final String FUNCTION = "orders";
  private static final String PING = "{\"ping\": true}";
  private static final ShiftStrategy HALF = ShiftStrategy.canary(50, Duration.ofSeconds(1));

  @TempDir private Path folder;
  private LocalLambda lambda;
  private SnapStart snapStart;

  @BeforeEach
  void deployTheFirst() {
    lambda = LocalLambda.builder().delays(Delays.none()).runFunctions(true).start();
    snapStart = SnapStart.builder().endpoint(lambda.endpoint()).build();
    deploy("open", ShiftStrategy.ALL_AT_ONCE, TrafficGate.SmokeTest.expectingAnswer("{}"));
    lambda.clearRecordedCalls();
  }

  @AfterEach
  void close() {
    snapStart.close();
    lambda.close();
  }

  @Test
  void theStatusThatIsExpectedLetsTheTrafficThrough() {
    DeploymentResult result =
        deploy("open, too", HALF, TrafficGate.SmokeTest.expectingStatus(PING, 200));

    assertThat(alias().functionVersion()).isEqualTo("2");
    assertThat(alias().weights().isEmpty()).isTrue();
    assertThat(result.gates()).singleElement().matches(GateResult::passed);
    assertThat(invoked()).containsExactly("2");
  }

  @Test
  void theValueThatIsExpectedLetsTheTrafficThrough() {
    deploy(
        "open, too",
        ShiftStrategy.ALL_AT_ONCE,
        new TrafficGate.SmokeTest(PING, "/body/orders", "open, too"));

    assertThat(alias().functionVersion()).isEqualTo("2");
  }

  @Test
  void anotherStatusKeepsTheTrafficWhereItIs() {
    SnapStartException error =
        fails("open, too", HALF, TrafficGate.SmokeTest.expectingStatus("{\"pong\": true}", 200));

    assertThat(error.getMessage()).contains("version 2 answered with another value at /statusCode");
  }

  @Test
  void anotherValueKeepsTheTrafficWhereItIs() {
    SnapStartException error =
        fails("closed", HALF, new TrafficGate.SmokeTest(PING, "/body/orders", "open"));

    assertThat(error.getMessage()).contains("another value at /body/orders");
    assertThat(error.getMessage()).doesNotContain("closed");
  }

  @Test
  void nothingAtThatPlaceKeepsTheTrafficWhereItIs() {
    SnapStartException error =
        fails("open, too", HALF, new TrafficGate.SmokeTest(PING, "/body/stock", "open"));

    assertThat(error.getMessage()).contains("nothing at /body/stock");
  }

  @Test
  void aFunctionThatThrowsKeepsTheTrafficWhereItIs() {
    SnapStartException error = fails("throw", HALF, TrafficGate.SmokeTest.expectingAnswer(PING));

    assertThat(error.getMessage()).contains("version 2 answered with a function error");
    assertThat(error.getMessage()).doesNotContain("There are no orders");
  }

  private SnapStartException fails(String answer, ShiftStrategy strategy, TrafficGate gate) {
    SnapStartException error =
        catchThrowableOfType(SnapStartException.class, () -> deploy(answer, strategy, gate));
    assertThat(error).isNotNull();
    assertThat(error.code()).isEqualTo(ErrorCode.GATE_FAILED);
    assertThat(error.getMessage()).contains("smoke", "The alias was not moved");
    assertThat(alias().functionVersion()).isEqualTo("1");
    assertThat(alias().weights().isEmpty()).isTrue();
    assertThat(lambda.recordedCalls())
        .noneMatch(call -> call.call() instanceof LambdaCall.UpdateAlias);
    assertThat(invoked()).containsExactly("2");
    return error;
  }

  private DeploymentResult deploy(String answer, ShiftStrategy strategy, TrafficGate gate) {
    return snapStart.deploy(
        DeploymentRequest.forFunction(FUNCTION)
            .code(CodeSource.archive(archive(answer)))
            .settings(
                FunctionSettings.builder()
                    .role("arn:aws:iam::123456789012:role/orders")
                    .runtime("java17")
                    .handler(Answering.class.getName() + "::handle")
                    .timeoutSeconds(30)
                    .snapStart(true)
                    .build())
            .publish()
            .alias(AliasGoal.named("live").with(new TrafficShift(strategy, List.of(gate))))
            .build());
  }

  private Alias alias() {
    return lambda.state().function(FUNCTION).aliases().get("live");
  }

  private List<String> invoked() {
    return lambda.recordedCalls().stream()
        .filter(call -> call.operation().equals("Invoke"))
        .map(RecordedCall::qualifier)
        .toList();
  }

  private Path archive(String answer) {
    Path file = folder.resolve("orders.zip");
    String name = Answering.class.getName().replace('.', '/') + ".class";
    try (InputStream function = Answering.class.getClassLoader().getResourceAsStream(name);
        OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(function.readAllBytes());
      zip.closeEntry();
      zip.putNextEntry(new ZipEntry(Answering.FILE));
      zip.write(answer.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return file;
  }
}
