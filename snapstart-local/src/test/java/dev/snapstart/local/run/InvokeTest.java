package dev.snapstart.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapstart.local.Deployments;
import dev.snapstart.local.run.function.Snapshot;
import dev.snapstart.local.run.function.Troubled;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.LambdaException;

/** Invoke in its forms, and what becomes of functions that fail. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client for Java is for Linux only")
class InvokeTest {
  private final RunServer server =
      new RunServer(
          RunOptions.defaults().withRetries(Duration.ofMillis(50), Duration.ofMillis(50)));

  @BeforeEach
  void create() {
    server.createJava("orders", Troubled.class, false);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void anExceptionOfTheHandlerIsTheAnswerAndTheEnvironmentLivesOn() {
    RunServer.Result failed = server.invoke("orders", "{\"do\":\"throw\"}");

    assertThat(failed.response().statusCode()).isEqualTo(200);
    assertThat(failed.error()).isEqualTo("Unhandled");
    assertThat(failed.json().path("errorType").asText())
        .isEqualTo("java.lang.IllegalArgumentException");
    assertThat(failed.json().path("errorMessage").asText()).isEqualTo("no such \"order\"");
    assertThat(failed.tail()).contains("END RequestId").doesNotContain("Status:");
    assertThat(server.invoke("orders", "{}").json().path("calls").asInt()).isEqualTo(2);
  }

  @Test
  void aProcessThatEndsIsReportedAndReplaced() {
    server.invoke("orders", "{}");

    RunServer.Result failed = server.invoke("orders", "{\"do\":\"exit\"}");

    assertThat(failed.error()).isEqualTo("Unhandled");
    assertThat(failed.json().path("errorType").asText()).isEqualTo("Runtime.ExitError");
    assertThat(failed.json().path("errorMessage").asText())
        .isEqualTo(
            "RequestId: "
                + failed.response().responseMetadata().requestId()
                + " Error: Runtime exited with error: exit status 7");
    assertThat(failed.tail()).contains("call 2\n", "Status: error\tError Type: Runtime.ExitError");
    RunServer.Result next = server.invoke("orders", "{}");
    assertThat(next.json().path("calls").asInt()).isEqualTo(1);
    assertThat(next.tail()).contains("INIT_START", "Init Duration");
  }

  @Test
  void aHandlerThatTakesTooLongIsEnded() {
    server.lambda.updateFunctionConfiguration(r -> r.functionName("orders").timeout(1));

    RunServer.Result failed = server.invoke("orders", "{\"do\":\"hang\"}");

    assertThat(failed.error()).isEqualTo("Unhandled");
    assertThat(failed.json().path("errorType").asText()).isEqualTo("Sandbox.Timedout");
    assertThat(failed.json().path("errorMessage").asText())
        .endsWith("Error: Task timed out after 1.00 seconds");
    assertThat(failed.tail())
        .contains("call 1\n", " Task timed out after 1.00 seconds\n")
        .contains("\tDuration: 1000.00 ms\t", "Status: timeout");
    assertThat(server.invoke("orders", "{}").json().path("calls").asInt()).isEqualTo(1);
  }

  @Test
  void aStartThatFailsIsTriedAgainWithinTheInvocation() {
    server.createJava("broken", Snapshot.class, false, "EXIT", "constructor");

    RunServer.Result failed = server.invoke("broken", "{}");

    assertThat(failed.error()).isEqualTo("Unhandled");
    assertThat(failed.json().path("errorType").asText()).isEqualTo("Runtime.ExitError");
    assertThat(failed.tail())
        .containsSubsequence(
            "INIT_START",
            "constructing\n",
            "\tPhase: init\tStatus: error\tError Type: Runtime.ExitError\n",
            "INIT_START",
            "\tPhase: invoke\tStatus: error\tError Type: Runtime.ExitError\n",
            "START RequestId",
            "Error: Runtime exited with error: exit status 3\nRuntime.ExitError\n",
            "END RequestId",
            "REPORT RequestId",
            "Status: error\tError Type: Runtime.ExitError\n");
  }

  @Test
  void aStartThatTakesTooLongTimesTheInvocationOut() {
    RunOptions quick =
        RunOptions.defaults()
            .withLimits(Duration.ofSeconds(9), Duration.ofMillis(800), Duration.ofSeconds(9));
    try (RunServer other = new RunServer(quick)) {
      other.createJava("slow", Snapshot.class, false, "HANG", "constructor");
      other.lambda.updateFunctionConfiguration(r -> r.functionName("slow").timeout(1));

      RunServer.Result failed = other.invoke("slow", "{}");

      assertThat(failed.json().path("errorType").asText()).isEqualTo("Sandbox.Timedout");
      assertThat(failed.tail())
          .containsSubsequence(
              "Init Duration: 800.00 ms\tPhase: init\tStatus: timeout\n",
              "Init Duration: 1000.00 ms\tPhase: invoke\tStatus: timeout\n",
              "Task timed out after 1.00 seconds");
    }
  }

  @Test
  void aHandlerThatIsNotThereIsToldByTheRuntime() {
    server.lambda.updateFunctionConfiguration(r -> r.functionName("orders").handler("no.Such::it"));

    RunServer.Result failed = server.invoke("orders", "{}");

    assertThat(failed.error()).isEqualTo("Unhandled");
    assertThat(failed.json().path("errorMessage").asText()).contains("Class not found: no.Such");
  }

  @Test
  void payloadsHaveLimits() {
    assertThat(server.invoke("orders", "{\"do\":\"large\"}").json().path("errorType").asText())
        .isEqualTo("Function.ResponseSizeTooLarge");
    String most = "{\"a\":\"" + "x".repeat(6_291_456 - 8) + "\"}";
    assertThat(server.invoke("orders", most).error()).isNull();
    refused(413, "RequestTooLargeException", r -> r.payload(SdkBytes.fromUtf8String(most + " ")));
    String later = "{\"a\":\"" + "x".repeat(1_048_576 - 7) + "\"}";
    refused(
        413,
        "RequestTooLargeException",
        r -> r.invocationType(InvocationType.EVENT).payload(SdkBytes.fromUtf8String(later)));
    refused(400, "InvalidRequestContentException", r -> r.payload(SdkBytes.fromUtf8String("{]")));
  }

  @Test
  void theTailIsTheEndOfTheLog() {
    RunServer.Result result = server.invoke("orders", "{\"do\":\"chatter\"}");
    assertThat(result.tail()).hasSize(4096).startsWith("yyy").contains("\nREPORT RequestId: ");
  }

  @Test
  void aDryRunStartsNothing() {
    assertThat(
            server
                .lambda
                .invoke(r -> r.functionName("orders").invocationType(InvocationType.DRY_RUN))
                .statusCode())
        .isEqualTo(204);
    assertThat(server.events).isEmpty();
    refused(
        404,
        "ResourceNotFoundException",
        r -> r.functionName("absent").invocationType(InvocationType.DRY_RUN));
  }

  @Test
  void anEventIsAnsweredAtOnceAndTriedAgainTwice() {
    assertThat(
            server
                .lambda
                .invoke(
                    r ->
                        r.functionName("orders")
                            .invocationType(InvocationType.EVENT)
                            .payload(SdkBytes.fromUtf8String("{\"do\":\"throw\"}")))
                .statusCode())
        .isEqualTo(202);

    server.await(() -> server.log().split("REPORT R", -1).length == 4);
    assertThat(server.log()).contains("call 3");
    String ids = server.log().replaceAll("(?s)START RequestId: (\\S+)|.", "$1 ");
    assertThat(ids.trim().split(" +"))
        .as("one id for all attempts")
        .hasSize(3)
        .containsOnly(ids.trim().split(" +")[0]);
    assertThat(server.log()).doesNotContain("call 4");
  }

  @Test
  void anAliasSendsInvocationsToItsVersions() {
    server.lambda.publishVersion(r -> r.functionName("orders"));
    server.lambda.updateFunctionConfiguration(r -> r.functionName("orders").memorySize(300));
    server.lambda.publishVersion(r -> r.functionName("orders"));
    server.lambda.createAlias(
        r ->
            r.functionName("orders")
                .name("live")
                .functionVersion("1")
                .routingConfig(c -> c.additionalVersionWeights(Map.of("2", 1.0))));

    RunServer.Result result = server.invoke(r -> r.functionName("orders").qualifier("live"));

    assertThat(result.response().executedVersion()).isEqualTo("2");
    assertThat(result.tail()).contains(" Version: 2\n", "Memory Size: 300 MB");
  }

  @Test
  void whatCannotBeRunIsRefusedByName() {
    server.create(
        "node",
        false,
        r ->
            r.runtime("nodejs22.x")
                .handler("index.handler")
                .code(c -> c.zipFile(SdkBytes.fromByteArray(Deployments.zip("a")))));
    server.create(
        "net",
        true,
        r ->
            r.runtime("dotnet8")
                .handler("a")
                .code(c -> c.zipFile(SdkBytes.fromByteArray(Deployments.zip("a")))));

    assertThatThrownBy(() -> server.invoke("node", "{}"))
        .hasMessageContaining("Invoke cannot run node")
        .hasMessageContaining("not nodejs22.x");
    assertThat(server.publish("net").stateAsString())
        .as("its snapshot takes its time, as without running")
        .isEqualTo("Active");
  }

  @Test
  void newCodeEndsTheEnvironmentsOfTheOld() {
    long before = server.invoke("orders", "{\"do\":\"spawn\"}").json().asLong();
    assertThat(ProcessHandle.of(before)).isPresent();

    server.lambda.updateFunctionConfiguration(r -> r.functionName("orders").memorySize(512));

    assertThat(server.invoke("orders", "{}").json().path("calls").asInt()).isEqualTo(1);
    server.await(() -> ProcessHandle.of(before).filter(ProcessHandle::isAlive).isEmpty());
  }

  private void refused(int status, String type, Consumer<InvokeRequest.Builder> request) {
    assertThatThrownBy(() -> server.invoke(r -> request.accept(r.functionName("orders"))))
        .isInstanceOfSatisfying(
            LambdaException.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(status);
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo(type);
            });
  }
}
