package dev.snapstart.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.local.Delays;
import dev.snapstart.local.LocalLambda;
import dev.snapstart.local.run.function.Snapshot;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.model.LogFormat;
import software.amazon.awssdk.services.lambda.model.SystemLogLevel;

/** Snapshots of an earlier server, and the log in JSON. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client for Java is for Linux only")
class RestartTest {
  @TempDir Path folder;

  private RunServer server(boolean running) {
    return new RunServer(
        LocalLambda.builder()
            .delays(Delays.none().withSnapshot(Duration.ofMillis(1)))
            .stateFolder(folder)
            .runFunctions(running));
  }

  @Test
  void aSnapshotOfAnEarlierServerIsMadeAgainWhenItIsNeeded() {
    try (RunServer first = server(true)) {
      first.createJava("orders", Snapshot.class, true);
      assertThat(first.publish("orders").stateAsString()).isEqualTo("Active");
    }
    try (RunServer second = server(true)) {
      assertThat(second.events).isEmpty();
      assertThat(second.invoke(r -> r.functionName("orders").qualifier("1")).tail())
          .contains("Restore Duration");
    }
  }

  @Test
  void aSnapshotThatIsUnderWayWhenTheServerEndsIsMadeByTheNext() {
    try (RunServer first = server(true)) {
      first.createJava("orders", Snapshot.class, true, "HANG", "constructor");
      first.lambda.publishVersion(r -> r.functionName("orders"));
      first.await(() -> first.log().contains("constructing"));
    }
    try (RunServer second = server(true)) {
      second.await(() -> second.log().contains("constructing"));
      assertThat(second.server.state().function("orders").version("1").lifecycle().pending())
          .isTrue();
    }
    try (RunServer third = server(false)) {
      assertThat(third.settled("orders", "1").stateAsString())
          .as("where nothing is run, time decides")
          .isEqualTo("Active");
    }
  }

  @Test
  void theLogInJsonHidesTheReportFromTheLevelWarn() {
    try (RunServer server = server(true)) {
      server.createJava("orders", Snapshot.class, true);
      server.lambda.updateFunctionConfiguration(
          r -> r.functionName("orders").loggingConfig(c -> c.logFormat(LogFormat.JSON)));
      server.publish("orders");
      assertThat(server.invoke(r -> r.functionName("orders").qualifier("1")).tail())
          .contains("\"type\":\"platform.restoreReport\"", "\"type\":\"platform.report\"")
          .contains("\"billedRestoreDurationMs\":")
          .doesNotContain("REPORT RequestId");
      server.lambda.updateFunctionConfiguration(
          r ->
              r.functionName("orders")
                  .loggingConfig(
                      c -> c.logFormat(LogFormat.JSON).systemLogLevel(SystemLogLevel.WARN)));
      server.publish("orders");
      assertThat(server.invoke(r -> r.functionName("orders").qualifier("2")).tail()).isEmpty();
    }
  }
}
