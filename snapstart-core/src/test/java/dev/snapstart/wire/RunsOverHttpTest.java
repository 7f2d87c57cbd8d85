package dev.snapstart.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.snapstart.SnapStart;
import dev.snapstart.coldstart.InvocationReport;
import dev.snapstart.coldstart.InvokeOutcome;
import dev.snapstart.coldstart.InvokeRequest;
import dev.snapstart.coldstart.LogLine;
import dev.snapstart.coldstart.LogReport;
import dev.snapstart.coldstart.LogRequest;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.local.Delays;
import dev.snapstart.local.LocalLambda;
import dev.snapstart.local.fault.Fault;
import dev.snapstart.local.fault.Trigger;
import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionSettings;
import dev.snapstart.model.LogSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Invocations and logs of a function in Java that really runs, over the real SDK and HTTP. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client for Java is for Linux only")
class RunsOverHttpTest {
  private static final String SECRET = "s3cr3t-key-0815";

  @TempDir private Path folder;
  private LocalLambda lambda;
  private SnapStart snapStart;

  @BeforeEach
  void start() {
    lambda = LocalLambda.builder().delays(Delays.none()).runFunctions(true).start();
    snapStart = SnapStart.builder().endpoint(lambda.endpoint()).build();
  }

  @AfterEach
  void stop() {
    snapStart.close();
    lambda.close();
  }

  @Test
  void aColdStartAndARestoreAreToldApart() {
    deploy("Text", null);
    InvokeOutcome cold = invoke("$LATEST", "{\"a\":1}");
    InvokeOutcome restored = invoke("live", "{\"a\":2}");
    assertThat(cold.executedVersion()).isEqualTo("$LATEST");
    assertThat(cold.answer().text()).isEqualTo("{\"echo\":{\"a\":1}}");
    assertThat(cold.status()).isEqualTo(200);
    assertThat(cold.functionError()).isEmpty();
    InvocationReport init = cold.report().orElseThrow();
    assertThat(init.isInitialized()).isTrue();
    assertThat(init.memorySizeMb()).isEqualTo(256);
    assertThat(restored.executedVersion()).isEqualTo("1");
    InvocationReport restore = restored.report().orElseThrow();
    assertThat(restore.isRestored()).isTrue();
    assertThat(restore.isInitialized()).isFalse();
    assertThat(restore.billedDurationMs())
        .isEqualTo(
            (long) Math.ceil(restore.durationMs())
                + restore.billedRestoreDurationMs().orElseThrow());
    assertThat(invoke("live", "{}").report().orElseThrow().isRestored()).as("warm").isFalse();
  }

  @Test
  void theTailIsMaskedAndTheAnswerIsInNoText() {
    deploy("Text", null);
    InvokeOutcome outcome = invoke("live", "{\"a\":\"private\"}");
    assertThat(outcome.logTail()).anyMatch(line -> line.equals("the key is ****"));
    assertThat(outcome.logTail()).anyMatch(line -> line.startsWith("REPORT RequestId: "));
    assertThat(outcome.logTailMissing()).isEmpty();
    assertThat(outcome.toString()).contains("orders:1").doesNotContain("private", "key is");
  }

  @Test
  void withoutItsEnvironmentATailIsWithheldButNotTheReport() {
    deploy("Text", null);
    lambda
        .faults()
        .add(Trigger.every().of("GetFunction"), Fault.accessDenied("lambda:GetFunction"));
    InvokeOutcome outcome = invoke("live", "{}");
    assertThat(outcome.logTail()).isEmpty();
    assertThat(outcome.logTailMissing().orElseThrow()).contains("lambda:GetFunction");
    assertThat(outcome.report()).isPresent();
  }

  @Test
  void jsonReportsAreReadToo() {
    deploy("JSON", null);
    InvokeOutcome outcome = invoke("live", "{}");
    assertThat(outcome.report().orElseThrow().isRestored()).isTrue();
    assertThat(outcome.report().orElseThrow().status()).contains("success");
  }

  @Test
  void atTheLevelWarnThereIsNoReport() {
    deploy("JSON", "WARN");
    assertThat(invoke("live", "{}").report()).isEmpty();
  }

  @Test
  void aFunctionErrorIsAnOutcome() {
    deploy("Text", null);
    InvokeOutcome outcome = invoke("live", "{\"fail\":true}");
    assertThat(outcome.functionError()).contains("Unhandled");
    assertThat(outcome.answer().text()).contains("as asked");
    assertThat(outcome.status()).isEqualTo(200);
  }

  @Test
  void whatMayHaveRunIsNotRepeated() {
    deploy("Text", null);
    lambda.faults().add(Trigger.next().of("Invoke"), Fault.dropAfter());
    SnapStartException error = failed("live");
    assertThat(error.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
    assertThat(error).hasMessageContaining("may have run, so it was not called again");
    assertThat(invocations()).isEqualTo(1);
  }

  @Test
  void whatLambdaRefusedBecauseOfTooManyCallsIsRepeated() {
    deploy("Text", null);
    lambda.faults().add(Trigger.next().of("Invoke"), Fault.throttle());
    assertThat(invoke("live", "{}").functionError()).isEmpty();
    assertThat(invocations()).isEqualTo(2);
  }

  @Test
  void aClientOfTheHostDoesNotRepeatEither() {
    deploy("Text", null);
    try (LambdaClient client =
            LambdaClient.builder()
                .endpointOverride(lambda.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .build();
        SnapStart hosted = SnapStart.builder().clients(() -> client).build()) {
      lambda
          .faults()
          .add(Trigger.next().of("Invoke"), Fault.refuse(500, "ServiceException", "Oops"));
      SnapStartException error =
          catchThrowableOfType(
              SnapStartException.class,
              () -> hosted.coldStarts().invoke(InvokeRequest.of("orders", "live", "{}")));
      assertThat(error.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
      assertThat(invocations()).isEqualTo(1);
    }
  }

  @Test
  void aRestoreThatFailsIsTheFunctionsFault() {
    deploy("Text", null);
    lambda
        .faults()
        .add(
            Trigger.next().of("Invoke"),
            Fault.refuse(408, "SnapStartTimeoutException", "Hooks took too long"));
    SnapStartException error = failed("live");
    assertThat(error.code()).isEqualTo(ErrorCode.INVOCATION_FAILED);
    assertThat(error).hasMessageContaining("Hooks took too long");
    assertThat(invocations()).isEqualTo(1);
  }

  @Test
  void whatIsNotThereIsNamed() {
    deploy("Text", null);
    assertThat(failed("gone").code()).isEqualTo(ErrorCode.VERSION_NOT_FOUND);
    assertThat(failed("gone")).hasMessageContaining("There is no gone of orders");
  }

  @Test
  void theLogIsReadByVersionAndMasked() {
    deploy("Text", null);
    InvokeOutcome unused = invoke("$LATEST", "{}");
    InvokeOutcome unused2 = invoke("live", "{}");
    LogReport all = logs(null, 1000, null);
    assertThat(all.groups()).containsExactly("/aws/lambda/orders");
    assertThat(all.lines()).extracting(LogLine::version).contains("$LATEST", "1");
    assertThat(all.lines()).extracting(LogLine::text).contains("the key is ****");
    assertThat(all.lines()).noneMatch(line -> line.text().contains(SECRET));
    assertThat(all.more()).isFalse();
    assertThat(all.withheld()).isEmpty();
    assertThat(logs("live", 1000, null).lines())
        .isNotEmpty()
        .allMatch(line -> line.version().equals("1"))
        .anyMatch(line -> line.text().startsWith("RESTORE_REPORT"));
    assertThat(logs("$LATEST", 1000, null).lines())
        .isNotEmpty()
        .allMatch(line -> line.version().equals("$LATEST"));
    assertThat(logs("1", 1000, "key").lines()).hasSize(1);
  }

  @Test
  void theNewestEventsStayWithinTheLimit() {
    deploy("Text", null);
    InvokeOutcome unused = invoke("live", "{}");
    LogReport few = logs(null, 1, null);
    assertThat(few.lines()).hasSize(1);
    assertThat(few.lines().get(0).text()).startsWith("REPORT");
    assertThat(few.more()).isTrue();
  }

  @Test
  void nothingLoggedYetIsNoError() {
    deploy("Text", null);
    assertThat(logs("$LATEST", 10, null).lines()).isEmpty();
  }

  private void deploy(String format, String level) {
    FunctionSettings settings =
        FunctionSettings.builder()
            .role(Fixture.ROLE)
            .runtime("java17")
            .handler(EchoFunction.class.getName() + "::handle")
            .memoryMb(256)
            .timeoutSeconds(60)
            .environment(Map.of("API_KEY", SECRET))
            .set(FunctionSetting.LOGGING, new LogSettings(format, null, level, null))
            .snapStart(true)
            .build();
    var unused =
        snapStart.deploy(
            DeploymentRequest.forFunction("orders")
                .code(CodeSource.archive(archive()))
                .settings(settings)
                .publish()
                .alias("live")
                .build());
  }

  private Path archive() {
    String entry = EchoFunction.class.getName().replace('.', '/') + ".class";
    Path file = folder.resolve("echo.zip");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out);
        InputStream code = EchoFunction.class.getResourceAsStream("/" + entry)) {
      zip.putNextEntry(new ZipEntry(entry));
      code.transferTo(zip);
      zip.closeEntry();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return file;
  }

  private InvokeOutcome invoke(String qualifier, String payload) {
    return snapStart.coldStarts().invoke(InvokeRequest.of("orders", qualifier, payload));
  }

  private SnapStartException failed(String qualifier) {
    return catchThrowableOfType(SnapStartException.class, () -> invoke(qualifier, "{}"));
  }

  private LogReport logs(String qualifier, int limit, String filter) {
    return snapStart
        .coldStarts()
        .logs(new LogRequest("orders", qualifier, Duration.ofHours(1), limit, filter));
  }

  private long invocations() {
    return lambda.recordedCalls().stream()
        .filter(call -> call.operation().equals("Invoke"))
        .count();
  }
}
