package dev.snapstart.wire;

import static dev.snapstart.wire.RunningFixture.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.snapstart.coldstart.Measurement;
import dev.snapstart.coldstart.MeasurementProgress;
import dev.snapstart.coldstart.MeasurementRequest;
import dev.snapstart.coldstart.Start;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.local.fault.Fault;
import dev.snapstart.local.fault.Trigger;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionSettings;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.LogSettings;
import dev.snapstart.model.Payload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Measurements of a function in Java that really runs, over the real SDK and HTTP. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client for Java is for Linux only")
class MeasureOverHttpTest {
  private static final String DESCRIPTION = "Answers its event";
  private static final Consumer<MeasurementProgress> UNHEARD = progress -> {};

  @TempDir private Path folder;
  private RunningFixture fixture;

  @BeforeEach
  void start() {
    start(1);
  }

  private void start(int environments) {
    fixture = new RunningFixture(folder, environments);
    fixture.deploy(FUNCTION, settings());
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void startsRestoresAndWarmAnswersAreMeasuredAndNothingIsLeftBehind() {
    fixture.lambda().clearRecordedCalls();
    AtomicInteger told = new AtomicInteger();
    Measurement found =
        measure(request().withCount(2).withWarm(3), progress -> told.incrementAndGet());
    assertThat(found.samples(Start.INIT)).hasSize(2).allMatch(sample -> sample.startMs() > 20);
    assertThat(found.samples(Start.RESTORE)).hasSize(2);
    assertThat(found.samples(Start.WARM)).hasSize(3).allMatch(sample -> sample.startMs() == 0);
    assertThat(found.firstRestores()).hasSize(1);
    assertThat(found.alias()).contains("live");
    assertThat(found.version().version()).isEqualTo("1");
    assertThat(found.memoryMb()).isEqualTo(256);
    assertThat(found.invocations()).isEqualTo(2 + 2 + 3 + 1);
    // Each of the two stamps, each burst, the warm ones; and the first restore.
    assertThat(told).hasValue(2 + 4 + 1 + 1);
    assertThat(fixture.calls("UpdateFunctionConfiguration")).isEqualTo(2 + 1);
    assertThat(fixture.calls("PublishVersion")).isZero();
    assertThat(description()).isEqualTo(DESCRIPTION);
  }

  /** Each environment is held until all of a burst are there; the first restore comes alone. */
  @Test
  void severalAtOnceOverlap() throws IOException {
    stop();
    start(3);
    Path parties = folder.resolve("parties");
    Files.writeString(parties, "1");
    Measurement found =
        measure(
            request()
                .withCount(3)
                .withParallel(3)
                .withWarm(0)
                .withPayload(Payload.of("{\"meet\":\"" + folder + "\"}")),
            progress -> write(parties, "3"));
    assertThat(found.samples(Start.INIT)).hasSize(3);
    assertThat(found.samples(Start.RESTORE)).hasSize(3);
    assertThat(found.firstRestores()).hasSize(1);
    assertThat(found.remarks()).noneMatch(remark -> remark.startsWith("Only "));
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theStampGoesWhenAnInvocationFailsMidway() {
    fixture
        .lambda()
        .faults()
        .add(Trigger.nth(3).of("Invoke"), Fault.accessDenied("lambda:InvokeFunction"));
    SnapStartException error = failed(request(), UNHEARD);
    assertThat(error.code()).isEqualTo(ErrorCode.ACCESS_DENIED);
    assertThat(fixture.calls("UpdateFunctionConfiguration")).isEqualTo(2);
    assertThat(description()).isEqualTo(DESCRIPTION);
  }

  @Test
  void theStampGoesWhenTheFunctionFails() {
    SnapStartException error =
        failed(request().withPayload(Payload.of("{\"fail\":\"s3cr3t\"}")), UNHEARD);
    assertThat(error.code()).isEqualTo(ErrorCode.MEASUREMENT_FAILED);
    assertThat(error).hasMessageContaining("Unhandled").hasMessageNotContaining("s3cr3t");
    assertThat(description()).isEqualTo(DESCRIPTION);
  }

  @Test
  void theStampGoesWhenTheRunIsInterrupted() {
    SnapStartException error =
        failed(
            request(),
            progress -> {
              if (progress.starts() == 1) {
                Thread.currentThread().interrupt();
              }
            });
    assertThat(error.code()).isEqualTo(ErrorCode.CANCELLED);
    assertThat(Thread.interrupted()).as("still interrupted").isTrue();
    assertThat(description()).isEqualTo(DESCRIPTION);
  }

  @Test
  void aStampThatStaysIsTold() {
    AtomicInteger steps = new AtomicInteger();
    SnapStartException error =
        failed(
            request().withCount(1).withWarm(0),
            progress -> {
              if (steps.incrementAndGet() == 3) {
                fixture
                    .lambda()
                    .faults()
                    .add(
                        Trigger.every().of("UpdateFunctionConfiguration"),
                        Fault.accessDenied("lambda:UpdateFunctionConfiguration"));
              }
            });
    assertThat(error).hasMessageContaining("The stamp is still on the description of $LATEST");
    fixture.lambda().faults().clear();
    assertThat(description()).startsWith(DESCRIPTION + " [snapstart measures ");
    // The next one takes it off.
    var unused = measure(request().withCount(1).withWarm(0), UNHEARD);
    assertThat(description()).isEqualTo(DESCRIPTION);
  }

  @Test
  void aStampThatStaysIsToldBesideTheFirstFailure() {
    fixture
        .lambda()
        .faults()
        .add(Trigger.nth(2).of("Invoke"), Fault.accessDenied("lambda:InvokeFunction"));
    fixture
        .lambda()
        .faults()
        .add(
            Trigger.nth(2).of("UpdateFunctionConfiguration"),
            Fault.accessDenied("lambda:UpdateFunctionConfiguration"));
    SnapStartException error = failed(request().withCount(1).withWarm(0), UNHEARD);
    assertThat(error.code()).isEqualTo(ErrorCode.ACCESS_DENIED);
    assertThat(error)
        .hasMessageContaining("lambda:InvokeFunction")
        .hasMessageContaining("The stamp is still on the description of $LATEST");
  }

  @Test
  void whatSomebodyElseWroteMeanwhileStays() {
    AtomicInteger steps = new AtomicInteger();
    var unused =
        measure(
            request().withCount(1).withWarm(0),
            progress -> {
              if (steps.incrementAndGet() == 3) {
                describe("Theirs");
              }
            });
    assertThat(description()).isEqualTo("Theirs");
  }

  @Test
  void withoutReportsNothingIsMeasured() {
    fixture.deploy(
        FUNCTION,
        settings().set(FunctionSetting.LOGGING, new LogSettings("JSON", null, "WARN", null)));
    SnapStartException error = failed(request(), UNHEARD);
    assertThat(error.code()).isEqualTo(ErrorCode.MEASUREMENT_FAILED);
    assertThat(error).hasMessageContaining("log level");
  }

  @Test
  void otherMemoryIsNotCompared() {
    var unused =
        fixture.snapStart().configure(FUNCTION, FunctionSettings.builder().memoryMb(512).build());
    SnapStartException error = failed(request(), UNHEARD);
    assertThat(error.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
    assertThat(error).hasMessageContaining("$LATEST has 512 MB and version 1 256 MB");
    assertThat(fixture.calls("Invoke")).isZero();
  }

  @Test
  void aVersionWithoutASnapshotIsNotMeasured() {
    var unused =
        fixture
            .snapStart()
            .deploy(
                DeploymentRequest.forFunction(FUNCTION)
                    .settings(FunctionSettings.builder().snapStart(false).build())
                    .publish()
                    .build());
    SnapStartException error = failed(MeasurementRequest.of(FUNCTION, "2").withCount(1), UNHEARD);
    assertThat(error).hasMessageContaining("Version 2 was published without SnapStart");
    assertThat(failed(MeasurementRequest.of(FUNCTION, "gone"), UNHEARD).code())
        .isEqualTo(ErrorCode.VERSION_NOT_FOUND);
    assertThat(fixture.calls("Invoke")).isZero();
  }

  @Test
  void otherCodeIsRemarked() {
    var unused =
        fixture
            .snapStart()
            .configure(FUNCTION, FunctionSettings.builder().timeoutSeconds(110).build());
    assertThat(measure(request().withCount(1).withWarm(0), UNHEARD).remarks())
        .anyMatch(remark -> remark.contains("differ in code or settings"));
  }

  private static MeasurementRequest request() {
    return MeasurementRequest.of(FUNCTION, "live").withParallel(1).withCount(2).withWarm(1);
  }

  private Measurement measure(MeasurementRequest request, Consumer<MeasurementProgress> progress) {
    return fixture.snapStart().coldStarts().measure(request, progress);
  }

  private SnapStartException failed(
      MeasurementRequest request, Consumer<MeasurementProgress> progress) {
    return catchThrowableOfType(SnapStartException.class, () -> measure(request, progress));
  }

  private String description() {
    FunctionState latest = fixture.snapStart().status(FUNCTION).function().orElseThrow();
    return latest.settings().get(FunctionSetting.DESCRIPTION).orElseThrow();
  }

  private void describe(String text) {
    var unused =
        fixture
            .snapStart()
            .configure(
                FUNCTION,
                FunctionSettings.builder().set(FunctionSetting.DESCRIPTION, text).build());
  }

  private static FunctionSettings.Builder settings() {
    return RunningFixture.settings().set(FunctionSetting.DESCRIPTION, DESCRIPTION);
  }
}
