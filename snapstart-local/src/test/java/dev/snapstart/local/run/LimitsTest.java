package dev.snapstart.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.SnapStartException;
import software.amazon.awssdk.services.lambda.model.SnapStartTimeoutException;

/** Each failure around a snapshot, and each limit, in each language, with real processes. */
class LimitsTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofSeconds(1);
  private RunServer server;

  private void start(Language language, Duration snapshot, Duration init, Duration restore) {
    language.orSkip();
    server =
        new RunServer(
            RunOptions.defaults().withEnvironments(4, 2).withLimits(snapshot, init, restore));
  }

  private void start(Language language) {
    start(language, LONG, LONG, LONG);
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatFailsOrEndsBeforeTheSnapshotFailsTheVersion(Language language) {
    start(language);
    for (String how : List.of("FAIL", "EXIT")) {
      for (String where : List.of("constructor", "before")) {
        GetFunctionConfigurationResponse version = published(language, how, where);
        assertThat(version.stateReasonCodeAsString()).isEqualTo("FunctionError");
        assertThat(server.log())
            .contains(how.equals("FAIL") ? "told to fail in " + where : "Runtime.ExitError");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatTakesTooLongBeforeTheSnapshotFailsTheVersion(Language language) {
    start(language, SHORT, LONG, LONG);
    for (String where : List.of("constructor", "before")) {
      GetFunctionConfigurationResponse version = published(language, "HANG", where);
      assertThat(version.stateReasonCodeAsString()).isEqualTo("FunctionError.InitTimeout");
      assertThat(version.stateReason()).contains("longer than 1 seconds");
    }
  }

  private GetFunctionConfigurationResponse published(Language language, String how, String where) {
    String name = where + "-" + how;
    language.create(server, name, true, how, where);
    server.lambda.updateFunctionConfiguration(r -> r.functionName(name).timeout(1));
    GetFunctionConfigurationResponse version = server.publish(name);
    assertThat(version.stateAsString()).as(server.log()).isEqualTo("Failed");
    assertThatThrownBy(() -> invoke(name, "1", "{}"))
        .isInstanceOfSatisfying(
            LambdaException.class, e -> assertThat(e.statusCode()).isEqualTo(409));
    return version;
  }

  @ParameterizedTest
  @EnumSource
  void aHookThatFailsOrEndsAfterTheRestoreFailsTheInvocation(Language language) {
    start(language);
    for (String how : List.of("FAIL", "EXIT")) {
      language.create(server, how, true, how, "after");
      assertThat(server.publish(how).stateAsString()).as(server.log()).isEqualTo("Active");
      assertThatThrownBy(() -> invoke(how, "1", "{}"))
          .isInstanceOfSatisfying(
              SnapStartException.class, e -> assertThat(e.statusCode()).isEqualTo(400));
    }
    assertThat(server.log()).contains("told to fail in after", "\tStatus: error\tError Type: ");
  }

  @ParameterizedTest
  @EnumSource
  void aHookThatTakesTooLongAfterTheRestoreTimesTheInvocationOut(Language language) {
    start(language, LONG, LONG, SHORT);
    language.create(server, "orders", true, "HANG", "after");
    assertThat(server.publish("orders").stateAsString()).as(server.log()).isEqualTo("Active");

    assertThatThrownBy(() -> invoke("orders", "1", "{}"))
        .isInstanceOfSatisfying(
            SnapStartTimeoutException.class, e -> assertThat(e.statusCode()).isEqualTo(408));

    assertThat(server.log()).contains("Restore Duration: 1000.00 ms\tStatus: timeout");
  }

  @ParameterizedTest
  @EnumSource
  void aHandlerThatTakesTooLongAfterARestoreIsEnded(Language language) {
    start(language);
    language.create(server, "orders", true, "HANG", "handler");
    server.lambda.updateFunctionConfiguration(r -> r.functionName("orders").timeout(1));
    server.publish("orders");

    RunServer.Result failed = invoke("orders", "1", "{}");

    assertThat(failed.error()).isEqualTo("Unhandled");
    assertThat(failed.json().path("errorType").asText()).isEqualTo("Sandbox.Timedout");
    assertThat(failed.tail())
        .contains("RESTORE_REPORT Restore Duration: ", " Task timed out after 1.00 seconds\n");
    assertThat(invoke("orders", "1", "{}").tail())
        .as("the next one gets an environment of its own")
        .contains("RESTORE_REPORT");
  }

  @ParameterizedTest
  @EnumSource
  void aColdStartThatFailsOrTakesTooLongFailsTheInvocation(Language language) {
    start(language, LONG, SHORT, LONG);
    language.create(server, "failing", false, "FAIL", "constructor");
    RunServer.Result failed = invoke("failing", "$LATEST", "{}");
    assertThat(failed.error()).isEqualTo("Unhandled");
    assertThat(failed.tail()).contains("told to fail in constructor");

    language.create(server, "hanging", false, "HANG", "constructor");
    server.lambda.updateFunctionConfiguration(r -> r.functionName("hanging").timeout(1));
    RunServer.Result late = invoke("hanging", "$LATEST", "{}");
    assertThat(late.json().path("errorType").asText()).isEqualTo("Sandbox.Timedout");
    assertThat(late.tail()).contains("Init Duration: 1000.00 ms\tPhase: init\tStatus: timeout");
  }

  @ParameterizedTest
  @EnumSource
  void payloadsHaveLimits(Language language) {
    start(language);
    language.create(server, "orders", true);
    server.publish("orders");

    JsonNode answer = invoke("orders", "1", "{\"do\":\"large\"}").json();
    assertThat(answer.path("errorType").asText()).isEqualTo("Function.ResponseSizeTooLarge");

    String most = "{\"a\":\"" + "x".repeat(6_291_456 - 8) + "\"}";
    assertThat(invoke("orders", "1", most).error()).isNull();
    refused(413, "RequestTooLargeException", r -> r.payload(SdkBytes.fromUtf8String(most + " ")));
    String later = "{\"a\":\"" + "x".repeat(1_048_576 - 7) + "\"}";
    refused(
        413,
        "RequestTooLargeException",
        r -> r.invocationType(InvocationType.EVENT).payload(SdkBytes.fromUtf8String(later)));
    refused(400, "InvalidRequestContentException", r -> r.payload(SdkBytes.fromUtf8String("{]")));
  }

  private void refused(
      int status, String type, java.util.function.Consumer<InvokeRequest.Builder> request) {
    assertThatThrownBy(
            () ->
                server.invoke(
                    r -> {
                      r.functionName("orders").qualifier("1");
                      request.accept(r);
                    }))
        .isInstanceOfSatisfying(
            LambdaException.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(status);
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo(type);
            });
  }

  @ParameterizedTest
  @EnumSource
  void aHundredInvocationsOfARestoredVersionAtOnceSucceed(Language language) throws Exception {
    start(language);
    language.create(server, "orders", true);
    server.publish("orders");
    ExecutorService callers = Executors.newFixedThreadPool(100);
    try {
      List<Future<RunServer.Result>> answers = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        answers.add(callers.submit(() -> invoke("orders", "1", "{}")));
      }
      Set<Long> processes = new HashSet<>();
      for (Future<RunServer.Result> answer : answers) {
        assertThat(answer.get().error()).as(answer.get().payload()).isNull();
        processes.add(answer.get().json().path("pid").asLong());
      }
      assertThat(processes).hasSizeBetween(1, 4);
      assertThat(server.log().split("\nREPORT ", -1)).hasSize(101);
    } finally {
      callers.shutdownNow();
    }
  }

  private RunServer.Result invoke(String name, String qualifier, String payload) {
    return server.invoke(
        r -> r.functionName(name).qualifier(qualifier).payload(SdkBytes.fromUtf8String(payload)));
  }
}
