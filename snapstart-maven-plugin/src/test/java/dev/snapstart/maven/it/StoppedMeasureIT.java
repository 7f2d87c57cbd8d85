package dev.snapstart.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.SnapStart;
import dev.snapstart.local.Delays;
import dev.snapstart.local.LocalLambda;
import dev.snapstart.local.control.CallListener;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionSetting;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real Maven is stopped or killed while it measures: nothing of that stays on the function. */
@Tag("slow")
@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client for Java is for Linux only")
class StoppedMeasureIT {
  private static final String DESCRIPTION = "Takes orders";
  private static final String STAMPED = DESCRIPTION + " [snapstart measures ";

  @TempDir Path folder;
  private LocalLambda lambda;
  private MavenInstallation maven;
  private Path project;
  private List<String> before;

  @BeforeEach
  void deploy() throws IOException {
    lambda = LocalLambda.builder().delays(Delays.none()).runFunctions(true).start();
    maven = MavenInstallation.in(folder);
    project =
        ScratchProject.write(
            folder.resolve("measured"),
            """
            <function>orders</function>
            <alias>live</alias>
            <endpoint>%s</endpoint>
            """
                .formatted(lambda.endpoint()));
    try (SnapStart snapStart = SnapStart.builder().endpoint(lambda.endpoint()).build()) {
      var unused =
          snapStart.deploy(
              DeploymentRequest.forFunction("orders")
                  .code(CodeSource.archive(code()))
                  .settings(
                      it ->
                          it.role("arn:aws:iam::123456789012:role/orders")
                              .runtime("java17")
                              .timeoutSeconds(60)
                              .handler(Echo.class.getName() + "::handle")
                              .set(FunctionSetting.DESCRIPTION, DESCRIPTION)
                              .snapStart(true))
                  .publish()
                  .alias("live")
                  .build());
    }
    before = Remains.of(lambda.state(), "orders");
  }

  @AfterEach
  void stop() {
    lambda.close();
  }

  @ParameterizedTest
  @CsvSource({"TERM, 143", "INT, 130"})
  void whoIsStoppedPutsTheDescriptionBack(String signal, int exitCode) throws Exception {
    CompletableFuture<Void> midway = midway();
    try (MavenProcess running = measure(500)) {
      midway.get(2, TimeUnit.MINUTES);
      assertThat(description()).startsWith(STAMPED);
      running.signal(signal);
      assertThat(running.await()).as(running.output()).isEqualTo(exitCode);
      assertThat(running.lines())
          .anyMatch(line -> line.startsWith("[ERROR] orders: stopped. "))
          .anyMatch(line -> line.matches(".*Go on from there with: mvn .*measure.*"));
      assertThat(Remains.of(lambda.state(), "orders")).as(running.output()).isEqualTo(before);
    }
  }

  @Test
  void whatAKilledOneLeftTheNextOneTakesOff() throws Exception {
    CompletableFuture<Void> midway = midway();
    try (MavenProcess running = measure(500)) {
      midway.get(2, TimeUnit.MINUTES);
      running.kill();
      running.await();
    }
    assertThat(description()).startsWith(STAMPED);
    assertThat(lambda.state().function("orders").versions().values())
        .as("temporary ones")
        .hasSize(1);
    try (MavenProcess next = measure(1)) {
      assertThat(next.await()).as(next.output()).isZero();
    }
    assertThat(Remains.of(lambda.state(), "orders")).isEqualTo(before);
  }

  private MavenProcess measure(int count) throws IOException {
    return maven.start(
        project,
        Map.of(),
        line -> {},
        List.of("snapstart:measure", "-Dsnapstart.count=" + count, "-Dsnapstart.warm=0"));
  }

  /** When a few invocations have come in. */
  private CompletableFuture<Void> midway() {
    CompletableFuture<Void> reached = new CompletableFuture<>();
    AtomicInteger invocations = new AtomicInteger();
    lambda.onCall(
        new CallListener() {
          @Override
          public void beforeProcessing(LambdaCall call) {
            if (call.operation().equals("Invoke") && invocations.incrementAndGet() == 4) {
              reached.complete(null);
            }
          }
        });
    return reached;
  }

  private String description() {
    return lambda.state().function("orders").latest().settings().description();
  }

  private Path code() throws IOException {
    String name = Echo.class.getName().replace('.', '/') + ".class";
    Path file = folder.resolve("echo.zip");
    try (InputStream function = Echo.class.getClassLoader().getResourceAsStream(name);
        OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      function.transferTo(zip);
      zip.closeEntry();
    }
    return file;
  }
}
