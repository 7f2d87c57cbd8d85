package dev.snapstart.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.snapstart.local.run.process.Kits;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.SnapStartException;

/** Functions in Python, with the snapshot hooks. */
class PythonFunctionTest {
  @TempDir Path folder;
  private final RunServer server = new RunServer(RunOptions.defaults().withEnvironments(2, 2));

  @BeforeEach
  void needsPython() {
    assumeTrue(new Kits(folder).find("python3.12") != null, "skipped: there is no Python");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void create(String name, boolean snapStart, String... variables) {
    server.create(
        name,
        snapStart,
        r ->
            r.runtime("python3.12")
                .handler("orders.handle")
                .code(c -> c.zipFile(SdkBytes.fromByteArray(FunctionZip.python("orders.py")))),
        variables);
  }

  @Test
  void theUploadedCodeRunsAsLambdaRunsIt() {
    create("orders", false, "COLOUR", "green");

    RunServer.Result cold = server.invoke("orders", "{\"a\": [1, null]}");
    RunServer.Result warm = server.invoke("orders", "{}");

    assertThat(cold.error()).as(cold.payload()).isNull();
    JsonNode answer = cold.json();
    assertThat(answer.path("event").toString()).isEqualTo("{\"a\":[1,null]}");
    assertThat(answer.at("/environment/COLOUR").asText()).isEqualTo("green");
    assertThat(answer.path("environment").has("HOME")).as("nothing is inherited").isFalse();
    assertThat(answer.path("data").asText()).as("from the working directory").isEqualTo("data");
    assertThat(answer.path("tmp").asText()).isEqualTo(answer.at("/environment/TMPDIR").asText());
    assertThat(answer.path("remaining").asInt()).isBetween(15_000, 20_000);
    assertThat(answer.path("arn").asText()).endsWith(":function:orders");
    assertThat(cold.tail())
        .containsSubsequence(
            "INIT_START Runtime Version: python:3.12.local",
            "START RequestId: ",
            "printed by call 1\n",
            "[WARNING]\t",
            "\tlogged by call 1\n",
            "END RequestId: ",
            "Init Duration: ");
    assertThat(warm.json().path("made")).isEqualTo(answer.path("made"));
  }

  @Test
  void errorsAreReportedAsLambdaDoes() {
    create("orders", false);

    RunServer.Result failed = server.invoke("orders", "{\"do\": \"raise\"}");

    assertThat(failed.error()).isEqualTo("Unhandled");
    assertThat(failed.json().path("errorType").asText()).isEqualTo("ValueError");
    assertThat(failed.json().path("errorMessage").asText()).isEqualTo("no such order");
    assertThat(failed.json().path("stackTrace").get(1).asText()).contains("orders.py");
    assertThat(failed.tail()).contains("[ERROR] ValueError: no such order\nTraceback");
    RunServer.Result ended = server.invoke("orders", "{\"do\": \"exit\"}");
    assertThat(ended.json().path("errorType").asText()).isEqualTo("Runtime.ExitError");
  }

  @Test
  void hooksRunBeforeTheSnapshotAndAfterItIsRestored() {
    create("orders", true);
    assertThat(server.publish("orders").stateAsString()).as(server.log()).isEqualTo("Active");

    RunServer.Result restored = server.invoke(r -> r.functionName("orders").qualifier("1"));

    assertThat(restored.json().path("order"))
        .map(JsonNode::asText)
        .containsExactly("before second", "before first", "after first", "after second");
    assertThat(restored.tail()).contains("RESTORE_REPORT", "Billed Restore Duration: ");
  }

  @Test
  void whatFailsBeforeTheSnapshotFailsTheVersion() {
    failsToPublish("module", "Runtime.Unknown");
    failsToPublish("before", "Runtime.BeforeSnapshotError");
  }

  private void failsToPublish(String where, String reason) {
    create(where, true, "FAIL", where);

    GetFunctionConfigurationResponse version = server.publish(where);

    assertThat(version.stateAsString()).isEqualTo("Failed");
    assertThat(version.stateReasonCodeAsString()).isEqualTo("FunctionError");
    assertThat(version.stateReason()).contains(reason);
    assertThat(server.log()).contains("told to fail in " + where);
  }

  @Test
  void aHookThatFailsAfterTheSnapshotFailsTheInvocation() {
    create("orders", true, "FAIL", "after");
    assertThat(server.publish("orders").stateAsString()).isEqualTo("Active");

    assertThatThrownBy(() -> server.invoke(r -> r.functionName("orders").qualifier("1")))
        .isInstanceOf(SnapStartException.class);
  }
}
