package dev.snapstart.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.snapstart.SnapStart;
import dev.snapstart.local.Delays;
import dev.snapstart.local.LocalLambda;
import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The goals invoke, logs and measure, with a function that really runs. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client for Java is for Linux only")
class InvokeGoalTest {
  @TempDir static Path folder;
  private static LocalLambda lambda;

  @BeforeAll
  static void start() {
    lambda = LocalLambda.builder().delays(Delays.none()).runFunctions(true).start();
    try (SnapStart snapStart = SnapStart.builder().endpoint(lambda.endpoint()).build()) {
      var unused =
          snapStart.deploy(
              DeploymentRequest.forFunction("orders")
                  .code(CodeSource.archive(EchoFunction.archive(folder)))
                  .settings(
                      it ->
                          it.role("arn:aws:iam::123456789012:role/orders")
                              .runtime("java17")
                              .timeoutSeconds(60)
                              .handler(EchoFunction.class.getName() + "::handle")
                              .environment(Map.of("STAGE", "canary-stage"))
                              .snapStart(true))
                  .publish()
                  .alias("live")
                  .build());
    }
  }

  @AfterAll
  static void stop() {
    lambda.close();
  }

  @Test
  void anEventGoesThereAndItsAnswerIsShown() throws Exception {
    String shown = run("invoke", Map.of("event", "apigateway-http", "eventPath", "/orders/7"));
    assertThat(shown)
        .contains("orders:1 answered:", "\"rawPath\":\"/orders/7\"", "echo prints ****")
        .containsPattern("orders:1: (restored in|was warm,).* ran .* ms, billed \\d+ ms, \\d+ of")
        .doesNotContain("canary-stage");
    assertThat(result("invoke"))
        .contains("\"executedVersion\" : \"1\"", "\"billedDurationMs\"")
        .doesNotContain("rawPath");
  }

  @Test
  void aFunctionErrorFailsTheBuildUnlessToldOtherwise() throws Exception {
    Map<String, String> failing = Map.of("payload", "{\"fail\":\"canary-fail\"}");
    Throwable error = catchThrowable(() -> run("invoke", failing));
    assertThat(error)
        .isExactlyInstanceOf(MojoFailureException.class)
        .hasMessageContaining("orders: live failed (Unhandled, version 1)")
        .hasMessageNotContaining("canary");
    assertThat(result("invoke")).contains("INVOCATION_FAILED").doesNotContain("canary");
    Map<String, String> tolerant = new HashMap<>(failing);
    tolerant.put("failOnError", "false");
    assertThat(run("invoke", tolerant)).contains("orders:1 failed with:", "as asked");
  }

  @Test
  void anotherAccountThanExpectedIsNeitherInvokedNorMeasured() {
    Map<String, String> elsewhere = Map.of("expectedAccount", "999999999999", "qualifier", "live");
    for (String goal : List.of("invoke", "measure")) {
      assertThat(catchThrowable(() -> run(goal, elsewhere)))
          .hasMessageContaining("is one of account 123456789012, not of 999999999999");
    }
  }

  @Test
  void aFileIsAnEventToo() throws Exception {
    Files.writeString(folder.resolve("event.json"), "{\"from\": \"file\"}");
    assertThat(run("invoke", Map.of("payloadFile", "event.json", "qualifier", "$LATEST")))
        .contains("orders:$LATEST answered:", "{\"echo\":{\"from\":\"file\"}}");
  }

  @Test
  void theLogIsShownMasked() throws Exception {
    String unused = run("invoke", Map.of());
    String shown = run("logs", Map.of("qualifier", "live", "limit", "50"));
    assertThat(shown)
        .contains("in /aws/lambda/orders", "[1] echo prints ****", "[1] REPORT RequestId: ")
        .doesNotContain("canary-stage");
    assertThat(run("logs", Map.of("filter", "nothing-like-it"))).contains("orders: no events");
    assertThat(result("logs")).contains("\"events\" : 0");
  }

  @Test
  void whatIsTooSlowFailsTheBuildAfterItsReport() throws Exception {
    Map<String, String> few = Map.of("qualifier", "live", "count", "1", "warm", "0");
    assertThat(run("measure", few))
        .contains(
            "1 start and 1 restore of 1 each, ",
            "Not enough to compare: 1 start from nothing and 1 restore, at least",
            "Page: file:");
    assertThat(result("measure"))
        .contains("\"outcome\" : \"measured\"", "\"verdict\" : \"UNKNOWN\"");
    for (Map.Entry<String, String> limit :
        Map.of("failIfSlowerThan", "0.00001", "failIfRestoreOver", "0.001").entrySet()) {
      Map<String, String> limited = new HashMap<>(few);
      limited.put(limit.getKey(), limit.getValue());
      assertThat(catchThrowable(() -> run("measure", limited)))
          .isExactlyInstanceOf(MojoFailureException.class)
          .hasMessageContaining("('" + limit.getKey() + "')");
      assertThat(result("measure")).contains("\"outcome\" : \"tooSlow\"", limit.getKey());
      assertThat(Files.readString(folder.resolve("target/snapstart/orders.measure.html")))
          .contains(limit.getKey());
    }
  }

  @Test
  void aLogIsFollowedUntilTheBuildIsInterrupted() throws Exception {
    String unused = run("invoke", Map.of());
    Thread build = Thread.currentThread();
    InterruptingStream shown = new InterruptingStream("[1] REPORT RequestId: ", build);
    PrintStream out = System.out;
    System.setOut(new PrintStream(shown, true, StandardCharsets.UTF_8));
    try {
      GoalInProcess.run(
          "logs",
          folder,
          Map.of("function", "orders", "endpoint", lambda.endpoint().toString(), "follow", "true"));
    } finally {
      System.setOut(out);
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(shown.toString(StandardCharsets.UTF_8)).contains("Following it; Ctrl-C ends that.");
  }

  /** Interrupts a thread as soon as a text was printed. */
  private static final class InterruptingStream extends ByteArrayOutputStream {
    private final String text;
    private final Thread thread;

    InterruptingStream(String text, Thread thread) {
      this.text = text;
      this.thread = thread;
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      super.write(bytes, offset, length);
      if (toString(StandardCharsets.UTF_8).contains(text)) {
        thread.interrupt();
      }
    }
  }

  @Test
  void theListNeedsNoFunction() throws Exception {
    assertThat(run("invoke", Map.of("event", "list", "function", "")))
        .contains("apigateway-rest", "function-url");
  }

  private static String run(String goal, Map<String, String> more) throws Exception {
    Map<String, String> properties = new HashMap<>();
    properties.put("function", "orders");
    properties.put("endpoint", lambda.endpoint().toString());
    if (goal.equals("invoke")) {
      properties.put("alias", "live");
    }
    properties.putAll(more);
    PrintStream out = System.out;
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    System.setOut(new PrintStream(shown, true, StandardCharsets.UTF_8));
    try {
      GoalInProcess.run(goal, folder, properties);
    } finally {
      System.setOut(out);
    }
    return shown.toString(StandardCharsets.UTF_8);
  }

  private static String result(String goal) throws Exception {
    return Files.readString(folder.resolve("target/snapstart/orders." + goal + ".json"));
  }
}
