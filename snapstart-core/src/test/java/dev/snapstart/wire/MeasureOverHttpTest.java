package dev.snapstart.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.snapstart.SnapStart;
import dev.snapstart.coldstart.Measurement;
import dev.snapstart.coldstart.MeasurementProgress;
import dev.snapstart.coldstart.MeasurementRequest;
import dev.snapstart.coldstart.Start;
import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.local.Delays;
import dev.snapstart.local.LocalLambda;
import dev.snapstart.local.fault.Fault;
import dev.snapstart.local.fault.Trigger;
import dev.snapstart.local.run.RunOptions;
import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionSettings;
import dev.snapstart.model.FunctionState;
import dev.snapstart.model.LogSettings;
import dev.snapstart.model.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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
  private LocalLambda lambda;
  private SnapStart snapStart;

  @BeforeEach
  void start() {
    lambda = server(1);
    snapStart = SnapStart.builder().endpoint(lambda.endpoint()).build();
    deploy(settings());
  }

  @AfterEach
  void stop() {
    snapStart.close();
    lambda.close();
  }

  @Test
  void startsRestoresAndWarmAnswersAreMeasuredAndNothingIsLeftBehind() {
    lambda.clearRecordedCalls();
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
    assertThat(writes("UpdateFunctionConfiguration")).isEqualTo(2 + 1);
    assertThat(writes("PublishVersion")).isZero();
    assertThat(description()).isEqualTo(DESCRIPTION);
  }

  @Test
  void severalAtOnceOverlap() {
    try (LocalLambda wide = server(3);
        SnapStart client = SnapStart.builder().endpoint(wide.endpoint()).build()) {
      snapStart.close();
      snapStart = client;
      deploy(settings());
      Measurement found = measure(request().withCount(3).withParallel(3).withWarm(0), UNHEARD);
      // A handler of a millisecond may end before the next call arrives: then it is said.
      for (Start start : List.of(Start.INIT, Start.RESTORE)) {
        int have = found.samples(start).size();
        assertThat(have).isPositive();
        assertThat(have >= 3 || found.remarks().stream().anyMatch(it -> it.startsWith("Only ")))
            .isTrue();
      }
    }
  }

  @Test
  void theStampGoesWhenAnInvocationFailsMidway() {
    lambda.faults().add(Trigger.nth(3).of("Invoke"), Fault.accessDenied("lambda:InvokeFunction"));
    SnapStartException error = failed(request(), UNHEARD);
    assertThat(error.code()).isEqualTo(ErrorCode.ACCESS_DENIED);
    assertThat(writes("UpdateFunctionConfiguration")).isEqualTo(2);
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
                lambda
                    .faults()
                    .add(
                        Trigger.every().of("UpdateFunctionConfiguration"),
                        Fault.accessDenied("lambda:UpdateFunctionConfiguration"));
              }
            });
    assertThat(error).hasMessageContaining("The stamp is still on the description of $LATEST");
    lambda.faults().clear();
    assertThat(description()).startsWith(DESCRIPTION + " [snapstart measures ");
    // The next one takes it off.
    var unused = measure(request().withCount(1).withWarm(0), UNHEARD);
    assertThat(description()).isEqualTo(DESCRIPTION);
  }

  @Test
  void aStampThatStaysIsToldBesideTheFirstFailure() {
    lambda.faults().add(Trigger.nth(2).of("Invoke"), Fault.accessDenied("lambda:InvokeFunction"));
    lambda
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
    deploy(settings().set(FunctionSetting.LOGGING, new LogSettings("JSON", null, "WARN", null)));
    SnapStartException error = failed(request(), UNHEARD);
    assertThat(error.code()).isEqualTo(ErrorCode.MEASUREMENT_FAILED);
    assertThat(error).hasMessageContaining("log level");
  }

  @Test
  void otherMemoryIsNotCompared() {
    var unused = snapStart.configure("orders", FunctionSettings.builder().memoryMb(512).build());
    SnapStartException error = failed(request(), UNHEARD);
    assertThat(error.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
    assertThat(error).hasMessageContaining("$LATEST has 512 MB and version 1 256 MB");
    assertThat(writes("Invoke")).isZero();
  }

  @Test
  void aVersionWithoutASnapshotIsNotMeasured() {
    var unused =
        snapStart.deploy(
            DeploymentRequest.forFunction("orders")
                .settings(FunctionSettings.builder().snapStart(false).build())
                .publish()
                .build());
    SnapStartException error = failed(MeasurementRequest.of("orders", "2").withCount(1), UNHEARD);
    assertThat(error).hasMessageContaining("Version 2 was published without SnapStart");
    assertThat(failed(MeasurementRequest.of("orders", "gone"), UNHEARD).code())
        .isEqualTo(ErrorCode.VERSION_NOT_FOUND);
    assertThat(writes("Invoke")).isZero();
  }

  @Test
  void otherCodeIsRemarked() {
    var unused =
        snapStart.configure("orders", FunctionSettings.builder().timeoutSeconds(110).build());
    assertThat(measure(request().withCount(1).withWarm(0), UNHEARD).remarks())
        .anyMatch(remark -> remark.contains("differ in code or settings"));
  }

  /** A busy machine may need long for what takes a second. */
  private static LocalLambda server(int environments) {
    RunOptions options =
        RunOptions.defaults()
            .withEnvironments(environments, 2)
            .withLimits(Duration.ofMinutes(3), Duration.ofMinutes(1), Duration.ofMinutes(1));
    return LocalLambda.builder().delays(Delays.none()).runFunctions(options).start();
  }

  private static MeasurementRequest request() {
    return MeasurementRequest.of("orders", "live").withParallel(1).withCount(2).withWarm(1);
  }

  private Measurement measure(MeasurementRequest request, Consumer<MeasurementProgress> progress) {
    return snapStart.coldStarts().measure(request, progress);
  }

  private SnapStartException failed(
      MeasurementRequest request, Consumer<MeasurementProgress> progress) {
    return catchThrowableOfType(SnapStartException.class, () -> measure(request, progress));
  }

  private String description() {
    FunctionState latest = snapStart.status("orders").function().orElseThrow();
    return latest.settings().get(FunctionSetting.DESCRIPTION).orElseThrow();
  }

  private void describe(String text) {
    var unused =
        snapStart.configure(
            "orders", FunctionSettings.builder().set(FunctionSetting.DESCRIPTION, text).build());
  }

  private long writes(String operation) {
    return lambda.recordedCalls().stream()
        .filter(call -> call.operation().equals(operation))
        .count();
  }

  private static FunctionSettings.Builder settings() {
    return FunctionSettings.builder()
        .role(Fixture.ROLE)
        .runtime("java17")
        .handler(EchoFunction.class.getName() + "::handle")
        .memoryMb(256)
        .timeoutSeconds(120)
        .set(FunctionSetting.DESCRIPTION, DESCRIPTION)
        .snapStart(true);
  }

  private void deploy(FunctionSettings.Builder settings) {
    var unused =
        snapStart.deploy(
            DeploymentRequest.forFunction("orders")
                .code(CodeSource.archive(archive()))
                .settings(settings.build())
                .publish()
                .alias("live")
                .build());
    lambda.clearRecordedCalls();
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
}
