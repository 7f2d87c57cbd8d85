package dev.snapstart.maven;

import static dev.snapstart.maven.AccessTrial.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.coldstart.InvokeRequest;
import dev.snapstart.coldstart.LogReport;
import dev.snapstart.coldstart.LogRequest;
import dev.snapstart.coldstart.Measurement;
import dev.snapstart.coldstart.MeasurementRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What goals that run a function, or read its log, may do is what their calls need. */
class RunningAccessTest extends SharedTrial {
  @Override
  AccessTrial begin(Path folder) {
    return AccessTrial.running(folder);
  }

  @Test
  void goalInvoke() {
    for (String qualifier : List.of("$LATEST", "live")) {
      assertThat(
              trial
                  .snapStart()
                  .coldStarts()
                  .invoke(InvokeRequest.of(FUNCTION, qualifier, "{}"))
                  .logTail())
          .isNotEmpty();
    }
    trial.collect();
    trial.compare("invoke", it -> {}, new InvokeMojo(null));
  }

  @Test
  void goalMeasure() {
    Measurement found =
        trial
            .snapStart()
            .coldStarts()
            .measure(
                MeasurementRequest.of(FUNCTION, "live").withCount(1).withWarm(1), progress -> {});
    assertThat(found.samples()).isNotEmpty();
    trial.collect();
    trial.compare("measure", it -> {}, new MeasureMojo(null));
  }

  @Test
  void goalLogs() {
    for (String qualifier : List.of("$LATEST", "live", "1")) {
      LogReport unused =
          trial
              .snapStart()
              .coldStarts()
              .logs(new LogRequest(FUNCTION, qualifier, Duration.ofHours(1), 10, null));
    }
    trial.collect();
    trial.compare("logs", it -> {}, new LogsMojo(null));
  }
}
