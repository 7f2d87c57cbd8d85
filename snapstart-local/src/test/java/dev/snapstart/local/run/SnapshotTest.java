package dev.snapstart.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.snapstart.local.run.function.Snapshot;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.SnapStartException;
import software.amazon.awssdk.services.lambda.model.SnapStartTimeoutException;

/** The real lifecycle of versions with SnapStart, through AWS's own runtime client. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client for Java is for Linux only")
class SnapshotTest {
  private static final Duration SHORT = Duration.ofSeconds(1);
  private final RunServer server =
      new RunServer(
          RunOptions.defaults()
              .withEnvironments(2, 2)
              .withLimits(Duration.ofSeconds(3), Duration.ofSeconds(10), SHORT));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void publishingStartsTheFunctionAndAnInvocationRestoresIt() {
    server.createJava("orders", Snapshot.class, true);

    GetFunctionConfigurationResponse version = server.publish("orders");

    assertThat(version.stateAsString()).as(server.log()).isEqualTo("Active");
    assertThat(version.snapStart().optimizationStatusAsString()).isEqualTo("On");
    assertThat(server.log())
        .contains("INIT_START", "constructing")
        .matches("(?s).*INIT_REPORT Init Duration: [\\d.]+ ms\tPhase: init\n");
    int published = server.events.size();

    RunServer.Result restored = server.invoke(r -> r.functionName("orders").qualifier("1"));
    RunServer.Result warm = server.invoke(r -> r.functionName("orders").qualifier("1"));

    JsonNode answer = restored.json();
    assertThat(answer.path("order"))
        .map(JsonNode::asText)
        .containsExactly("before second", "before first", "after first", "after second");
    assertThat(answer.path("restored").asText()).isNotEqualTo("never");
    assertThat(answer.at("/environment/AWS_LAMBDA_INITIALIZATION_TYPE").asText())
        .isEqualTo("snap-start");
    assertThat(answer.path("environment").has("AWS_LAMBDA_LOG_STREAM_NAME")).isFalse();
    assertThat(answer.path("environment").has("AWS_ACCESS_KEY_ID")).isFalse();
    assertThat(answer.at("/environment/AWS_CONTAINER_CREDENTIALS_FULL_URI").asText())
        .startsWith("http://127.0.0.1:");
    assertThat(restored.response().executedVersion()).isEqualTo("1");
    assertThat(restored.tail())
        .matches(
            "(?s)RESTORE_START Runtime Version: java:17.local\tRuntime Version ARN: \\S+\n"
                + "RESTORE_REPORT Restore Duration: [\\d.]+ ms\n"
                + "START RequestId: (\\S+) Version: 1\n"
                + "END RequestId: \\1\n"
                + "REPORT RequestId: \\1\tDuration: [\\d.]+ ms\tBilled Duration: \\d+ ms\t"
                + "Memory Size: 256 MB\tMax Memory Used: \\d+ MB\tRestore Duration: [\\d.]+ ms\t"
                + "Billed Restore Duration: \\d+ ms\t\n");
    assertThat(server.events.get(published - 1).stream())
        .contains("/[1]")
        .as("the snapshot that was made is the one that was restored")
        .isEqualTo(server.events.get(published).stream());
    assertThat(warm.json().path("made")).isEqualTo(answer.path("made"));
    assertThat(warm.tail()).doesNotContain("RESTORE");
  }

  @Test
  void theNextSnapshotIsPreparedBehindTheOneThatWasRestored() {
    System.setProperty("snapstart.criu", "off"); // A copy is not initialized.
    try (RunServer initializing = new RunServer(RunOptions.defaults())) {
      initializing.createJava("orders", Snapshot.class, true);
      initializing.publish("orders");
      initializing.invoke(r -> r.functionName("orders").qualifier("1"));

      initializing.await(() -> initializing.log().split("INIT_REPORT", -1).length == 3);
    } finally {
      System.clearProperty("snapstart.criu");
    }
  }

  @Test
  void whatFailsBeforeTheSnapshotFailsTheVersionAndKeepsTheLog() {
    failsToPublish("constructor", "FAIL", "FunctionError", "Runtime.BadFunctionCode");
    failsToPublish("before", "FAIL", "FunctionError", "Runtime.BeforeCheckpointError");
    failsToPublish("constructor", "EXIT", "FunctionError", "Runtime.ExitError, exit status 3");
    failsToPublish("before", "EXIT", "FunctionError", "Runtime.ExitError, exit status 3");
  }

  private void failsToPublish(String where, String how, String code, String reason) {
    String name = where + "-" + how;
    server.createJava(name, Snapshot.class, true, how, where);

    GetFunctionConfigurationResponse version = server.publish(name);

    assertThat(version.stateAsString()).isEqualTo("Failed");
    assertThat(version.stateReasonCodeAsString()).isEqualTo(code);
    assertThat(version.stateReason()).contains(reason, "/aws/lambda/" + name);
    assertThat(version.snapStart().optimizationStatusAsString()).isEqualTo("Off");
    assertThat(server.log())
        .contains("\tPhase: init\tStatus: error\tError Type: " + reason.split(",")[0]);
    if (how.equals("FAIL")) {
      assertThat(server.log()).contains("told to fail in " + where);
    }
    assertThatThrownBy(() -> server.invoke(r -> r.functionName(name).qualifier("1")))
        .isInstanceOfSatisfying(
            LambdaException.class, e -> assertThat(e.statusCode()).isEqualTo(409));
  }

  @Test
  void aStartThatTakesTooLongFailsTheVersion() {
    takesTooLong("constructor");
    takesTooLong("before");
  }

  private void takesTooLong(String where) {
    server.createJava(where, Snapshot.class, true, "HANG", where);
    server.lambda.updateFunctionConfiguration(r -> r.functionName(where).timeout(1));

    GetFunctionConfigurationResponse version = server.publish(where);

    assertThat(version.stateAsString()).isEqualTo("Failed");
    assertThat(version.stateReasonCodeAsString()).isEqualTo("FunctionError.InitTimeout");
    assertThat(version.stateReason()).contains("longer than 3 seconds");
    assertThat(server.log()).contains("Init Duration: 3000.00 ms\tPhase: init\tStatus: timeout");
  }

  @Test
  void aHookThatFailsAfterTheSnapshotFailsTheInvocation() {
    server.createJava("orders", Snapshot.class, true, "FAIL", "after");
    assertThat(server.publish("orders").stateAsString()).isEqualTo("Active");

    assertThatThrownBy(() -> server.invoke(r -> r.functionName("orders").qualifier("1")))
        .isInstanceOf(SnapStartException.class);

    assertThat(server.log())
        .contains(
            "\tStatus: error\tError Type: Runtime.AfterRestoreError", "told to fail in after");
    assertThatThrownBy(() -> server.invoke(r -> r.functionName("orders").qualifier("1")))
        .as("the next one gets a snapshot of its own")
        .isInstanceOf(SnapStartException.class);
  }

  @Test
  void aHookThatHangsAfterTheSnapshotTimesTheInvocationOut() {
    server.createJava("orders", Snapshot.class, true, "HANG", "after");
    server.publish("orders");

    assertThatThrownBy(() -> server.invoke(r -> r.functionName("orders").qualifier("1")))
        .isInstanceOfSatisfying(
            SnapStartTimeoutException.class, e -> assertThat(e.statusCode()).isEqualTo(408));

    assertThat(server.log()).contains("Restore Duration: 1000.00 ms\tStatus: timeout");
  }
}
