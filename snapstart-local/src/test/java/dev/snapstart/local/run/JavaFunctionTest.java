package dev.snapstart.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.snapstart.local.run.function.Hello;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Functions in Java that are not snapshotted, in real processes. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client for Java is for Linux only")
class JavaFunctionTest {
  private final RunServer server = new RunServer(RunOptions.defaults());

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theUploadedCodeRunsAsLambdaRunsIt() {
    server.createJava("hello", Hello.class, false, "COLOUR", "green");

    RunServer.Result cold = server.invoke("hello", "{\"a\":1}");
    RunServer.Result warm = server.invoke("hello", "{}");

    assertThat(cold.error()).as(cold.payload()).isNull();
    JsonNode answer = cold.json();
    assertThat(answer.at("/event/a").asInt()).isEqualTo(1);
    assertThat(answer.at("/environment/COLOUR").asText()).isEqualTo("green");
    assertThat(answer.at("/environment/AWS_LAMBDA_FUNCTION_NAME").asText()).isEqualTo("hello");
    assertThat(answer.at("/environment/AWS_LAMBDA_FUNCTION_VERSION").asText()).isEqualTo("$LATEST");
    assertThat(answer.at("/environment/AWS_LAMBDA_INITIALIZATION_TYPE").asText())
        .isEqualTo("on-demand");
    assertThat(answer.at("/environment/AWS_LAMBDA_LOG_STREAM_NAME").asText())
        .contains("/[$LATEST]");
    assertThat(answer.path("environment").has("HOME")).as("nothing is inherited").isFalse();
    assertThat(answer.path("folder")).isEqualTo(answer.at("/environment/LAMBDA_TASK_ROOT"));
    assertThat(Path.of(answer.path("tmp").asText())).isEmptyDirectory();
    assertThat(answer.path("heap").asLong()).isBetween(200L << 20, 220L << 20);
    assertThat(cold.response().executedVersion()).isEqualTo("$LATEST");
    assertThat(cold.tail())
        .matches(
            "(?s)INIT_START Runtime Version: java:17.local\tRuntime Version ARN: arn:\\S+\n"
                + "START RequestId: (\\S+) Version: \\$LATEST\n"
                + "hello from call 1\n"
                + "END RequestId: \\1\n"
                + "REPORT RequestId: \\1\tDuration: [\\d.]+ ms\tBilled Duration: \\d+ ms\t"
                + "Memory Size: 256 MB\tMax Memory Used: \\d+ MB\tInit Duration: [\\d.]+ ms\t\n");
    assertThat(warm.json().path("made")).isEqualTo(answer.path("made"));
    assertThat(warm.tail()).contains("hello from call 2").doesNotContain("INIT_START", "Init Dur");
    server.close();
    assertThat(Path.of(answer.path("tmp").asText()).getParent()).doesNotExist();
    assertThat(ProcessHandle.of(answer.path("pid").asLong())).isEmpty();
  }
}
