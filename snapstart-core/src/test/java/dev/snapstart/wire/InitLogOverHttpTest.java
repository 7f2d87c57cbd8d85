package dev.snapstart.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.local.fault.Fault;
import dev.snapstart.local.fault.Trigger;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionSettings;
import dev.snapstart.model.LogSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The log of a failed snapshot, over the real SDK and HTTP. */
class InitLogOverHttpTest extends OverHttp {
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = "/shared/by-many")
  void theLastLinesComeWithTheErrorFromTheGroupOfTheVersion(String group) {
    FunctionSettings.Builder settings = Fixture.base().environment(Map.of("KEY", "Tariff"));
    if (group != null) {
      settings.set(FunctionSetting.LOGGING, new LogSettings("Text", null, null, group));
    }
    SnapStartException error = failed(settings);
    assertThat(error.failure().orElseThrow().log())
        .hasSize(3)
        .satisfies(
            lines -> assertThat(lines.get(0)).startsWith("INIT_START Runtime Version: java:21"))
        .satisfies(lines -> assertThat(lines.get(1)).isEqualTo("**** was missing"))
        .satisfies(
            lines ->
                assertThat(lines.get(2))
                    .startsWith("INIT_REPORT Init Duration: ")
                    .contains("Phase: init Status: error Error Type: FunctionError"));
    assertThat(fixture.calls()).endsWith("DescribeLogStreams", "GetLogEvents");
  }

  @Test
  void aLogThatMayNotBeReadIsLeftToTheCommand() {
    fixture
        .lambda()
        .faults()
        .add(Trigger.next().of("GetLogEvents"), Fault.accessDenied("logs:GetLogEvents"));
    SnapStartException error = failed(Fixture.base());
    assertThat(error.failure().orElseThrow().log()).isEmpty();
    assertThat(error).hasMessageContaining("aws logs tail '/aws/lambda/orders-api'");
    assertThat(fixture.calls()).containsOnlyOnce("GetLogEvents");
  }

  private SnapStartException failed(FunctionSettings.Builder settings) {
    fixture
        .lambda()
        .faults()
        .failNextSnapshot(Fixture.FUNCTION, "FunctionError", "Tariff was missing");
    DeploymentRequest request = fixture.deploy("one", settings).build();
    SnapStartException error =
        catchThrowableOfType(SnapStartException.class, () -> fixture.snapStart().deploy(request));
    assertThat(error.code()).isEqualTo(ErrorCode.SNAPSHOT_FAILED);
    return error;
  }
}
