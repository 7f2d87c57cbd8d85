package dev.snapstart.wire;

import static dev.snapstart.wire.RunningFixture.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.snapstart.SnapStart;
import dev.snapstart.coldstart.InvocationReport;
import dev.snapstart.coldstart.InvokeOutcome;
import dev.snapstart.coldstart.InvokeRequest;
import dev.snapstart.coldstart.LogLine;
import dev.snapstart.coldstart.LogReport;
import dev.snapstart.coldstart.LogRequest;
import dev.snapstart.cost.CostAssumptions;
import dev.snapstart.cost.CostReport;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.local.fault.Fault;
import dev.snapstart.local.fault.Trigger;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.LogSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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

  /** Runs for all; what is asserted of an environment's first call, or a whole log, has its own. */
  @TempDir private static Path folder;

  private static RunningFixture fixture;

  @BeforeAll
  static void start() {
    fixture = new RunningFixture(folder, 8);
    deploy(FUNCTION, "Text", null);
  }

  @BeforeEach
  void forget() {
    fixture.lambda().faults().clear();
    fixture.lambda().clearRecordedCalls();
  }

  @AfterAll
  static void stop() {
    fixture.close();
  }

  @Test
  void aColdStartAndARestoreAreToldApart() {
    deploy("cold", "Text", null);
    InvokeOutcome cold = invoke("cold", "$LATEST", "{\"a\":1}");
    InvokeOutcome restored = invoke("cold", "live", "{\"a\":2}");
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
    assertThat(invoke("cold", "live", "{}").report().orElseThrow().isRestored())
        .as("warm")
        .isFalse();
  }

  @Test
  void theTailIsMaskedAndTheAnswerIsInNoText() {
    InvokeOutcome outcome = invoke(FUNCTION, "live", "{\"a\":\"private\"}");
    assertThat(outcome.logTail()).anyMatch(line -> line.equals("the key is ****"));
    assertThat(outcome.logTail()).anyMatch(line -> line.startsWith("REPORT RequestId: "));
    assertThat(outcome.logTailMissing()).isEmpty();
    assertThat(outcome.toString()).contains("orders:1").doesNotContain("private", "key is");
  }

  @Test
  void withoutItsEnvironmentATailIsWithheldButNotTheReport() {
    fixture
        .lambda()
        .faults()
        .add(Trigger.every().of("GetFunction"), Fault.accessDenied("lambda:GetFunction"));
    InvokeOutcome outcome = invoke(FUNCTION, "live", "{}");
    assertThat(outcome.logTail()).isEmpty();
    assertThat(outcome.logTailMissing().orElseThrow()).contains("lambda:GetFunction");
    assertThat(outcome.report()).isPresent();
  }

  @Test
  void versionsAndCostsKnowOfRealCalls() {
    Instant before = Instant.now().truncatedTo(ChronoUnit.DAYS);
    deploy("counted", "Text", null);
    for (int i = 0; i < 3; i++) {
      invoke("counted", "live", "{}");
    }
    assertThat(fixture.snapStart().versions().list("counted").versions().get(0).lastInvoked())
        .hasValueSatisfying(last -> assertThat(last).isAfter(before));
    CostReport report = fixture.snapStart().costs().estimate("counted", CostAssumptions.none());
    assertThat(report.versions().get(0).restores().orElseThrow())
        .as("3 in 13 to 14 days, told for 30")
        .isBetween(6L, 7L);
  }

  @Test
  void jsonReportsAreReadToo() {
    deploy("json", "JSON", null);
    InvokeOutcome outcome = invoke("json", "live", "{}");
    assertThat(outcome.report().orElseThrow().isRestored()).isTrue();
    assertThat(outcome.report().orElseThrow().status()).contains("success");
  }

  @Test
  void atTheLevelWarnThereIsNoReport() {
    deploy("warn", "JSON", "WARN");
    assertThat(invoke("warn", "live", "{}").report()).isEmpty();
  }

  @Test
  void aFunctionErrorIsAnOutcome() {
    InvokeOutcome outcome = invoke(FUNCTION, "live", "{\"fail\":true}");
    assertThat(outcome.functionError()).contains("Unhandled");
    assertThat(outcome.answer().text()).contains("as asked");
    assertThat(outcome.status()).isEqualTo(200);
  }

  @Test
  void whatMayHaveRunIsNotRepeated() {
    fixture.lambda().faults().add(Trigger.next().of("Invoke"), Fault.dropAfter());
    SnapStartException error = failed("live");
    assertThat(error.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
    assertThat(error).hasMessageContaining("may have run, so it was not called again");
    assertThat(invocations()).isEqualTo(1);
  }

  @Test
  void whatLambdaRefusedBecauseOfTooManyCallsIsRepeated() {
    fixture.lambda().faults().add(Trigger.next().of("Invoke"), Fault.throttle());
    assertThat(invoke(FUNCTION, "live", "{}").functionError()).isEmpty();
    assertThat(invocations()).isEqualTo(2);
  }

  @Test
  void aClientOfTheHostDoesNotRepeatEither() {
    try (LambdaClient client =
            LambdaClient.builder()
                .endpointOverride(fixture.lambda().endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .build();
        SnapStart hosted = SnapStart.builder().clients(() -> client).build()) {
      fixture
          .lambda()
          .faults()
          .add(Trigger.next().of("Invoke"), Fault.refuse(500, "ServiceException", "Oops"));
      SnapStartException error =
          catchThrowableOfType(
              SnapStartException.class,
              () -> hosted.coldStarts().invoke(InvokeRequest.of(FUNCTION, "live", "{}")));
      assertThat(error.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
      assertThat(invocations()).isEqualTo(1);
    }
  }

  @Test
  void aRestoreThatFailsIsTheFunctionsFault() {
    fixture
        .lambda()
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
    assertThat(failed("gone").code()).isEqualTo(ErrorCode.VERSION_NOT_FOUND);
    assertThat(failed("gone")).hasMessageContaining("There is no gone of orders");
  }

  @Test
  void theLogIsReadByVersionAndMasked() {
    deploy("logged", "Text", null);
    InvokeOutcome unused = invoke("logged", "$LATEST", "{}");
    InvokeOutcome unused2 = invoke("logged", "live", "{}");
    LogReport all = logs("logged", null, 1000, null);
    assertThat(all.groups()).containsExactly("/aws/lambda/logged");
    assertThat(all.lines()).extracting(LogLine::version).contains("$LATEST", "1");
    assertThat(all.lines()).extracting(LogLine::text).contains("the key is ****");
    assertThat(all.lines()).noneMatch(line -> line.text().contains(SECRET));
    assertThat(all.more()).isFalse();
    assertThat(all.withheld()).isEmpty();
    assertThat(logs("logged", "live", 1000, null).lines())
        .isNotEmpty()
        .allMatch(line -> line.version().equals("1"))
        .anyMatch(line -> line.text().startsWith("RESTORE_REPORT"));
    assertThat(logs("logged", "$LATEST", 1000, null).lines())
        .isNotEmpty()
        .allMatch(line -> line.version().equals("$LATEST"));
    assertThat(logs("logged", "1", 1000, "key").lines()).hasSize(1);
  }

  @Test
  void theNewestEventsStayWithinTheLimit() {
    InvokeOutcome unused = invoke(FUNCTION, "live", "{}");
    LogReport few = logs(FUNCTION, null, 1, null);
    assertThat(few.lines()).hasSize(1);
    assertThat(few.lines().get(0).text()).startsWith("REPORT");
    assertThat(few.more()).isTrue();
  }

  @Test
  void nothingLoggedYetIsNoError() {
    deploy("quiet", "Text", null);
    assertThat(logs("quiet", "$LATEST", 10, null).lines()).isEmpty();
  }

  private static void deploy(String function, String format, String level) {
    fixture.deploy(
        function,
        RunningFixture.settings()
            .environment(Map.of("API_KEY", SECRET))
            .set(FunctionSetting.LOGGING, new LogSettings(format, null, level, null)));
  }

  private static InvokeOutcome invoke(String function, String qualifier, String payload) {
    return fixture.snapStart().coldStarts().invoke(InvokeRequest.of(function, qualifier, payload));
  }

  private static SnapStartException failed(String qualifier) {
    return catchThrowableOfType(SnapStartException.class, () -> invoke(FUNCTION, qualifier, "{}"));
  }

  private static LogReport logs(String function, String qualifier, int limit, String filter) {
    return fixture
        .snapStart()
        .coldStarts()
        .logs(new LogRequest(function, qualifier, Duration.ofHours(1), limit, filter));
  }

  private static long invocations() {
    return fixture.calls("Invoke");
  }
}
