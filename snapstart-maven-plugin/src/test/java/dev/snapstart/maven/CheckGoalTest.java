package dev.snapstart.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The goal check, without a connection and without classes. */
class CheckGoalTest {
  @TempDir private Path folder;

  @Test
  void whatExcludesSnapStartFailsTheBuild() throws Exception {
    assertThatThrownBy(() -> check("nodejs22.x", Map.of()))
        .isExactlyInstanceOf(MojoFailureException.class)
        .hasMessage("Not ready for SnapStart: orders ('failOn').");
    assertThat(result())
        .contains(
            "\"outcome\" : \"notReady\"", "\"rule\" : \"runtime\"", "\"source\" : \"https://");
  }

  @Test
  void whatIsNotKnownFailsOnlyIfWarningsDo() throws Exception {
    check("rust1", Map.of());
    assertThat(result()).contains("\"outcome\" : \"ready\"", "\"severity\" : \"warning\"");
    assertThatThrownBy(() -> check("rust1", Map.of("failOn", "warning")))
        .hasMessageContaining("Not ready for SnapStart");
  }

  @Test
  void nothingFailsIfToldSo() throws Exception {
    check("nodejs22.x", Map.of("failOn", "none"));
    assertThat(result()).contains("\"severity\" : \"error\"");
  }

  @Test
  void whatIsFitPasses() throws Exception {
    check("java21", Map.of("failOn", "note"));
    assertThat(result()).contains("\"outcome\" : \"ready\"").doesNotContain("severity");
  }

  @Test
  void whatIsAcceptedIsStillToldAndFailsNothing() throws Exception {
    check("rust1", Map.of("failOn", "warning", "accept", "runtime@orders: our own image"));
    assertThat(result())
        .contains(
            "\"outcome\" : \"ready\"",
            "\"severity\" : \"warning\"",
            "\"accepted\" : true",
            "\"acceptedBecause\" : \"our own image\"");
  }

  @Test
  void whatIsAcceptedOfAnotherFunctionFailsThisOne() {
    assertThatThrownBy(
            () -> check("rust1", Map.of("failOn", "warning", "accept", "runtime@customers")))
        .hasMessageContaining("Not ready for SnapStart");
  }

  @Test
  void whatLambdaRefusesCannotBeAccepted() throws Exception {
    assertThatThrownBy(() -> check("nodejs22.x", Map.of("accept", "runtime", "failOn", "none")))
        .isExactlyInstanceOf(MojoFailureException.class)
        .hasMessageContaining("accept: 'runtime' cannot be accepted")
        .hasMessageContaining("'nodejs22.x' has no SnapStart")
        .hasMessageContaining("Take the entry out.");
    assertThat(result()).contains("\"outcome\" : \"failed\"", "INVALID_REQUEST");
  }

  private void check(String runtime, Map<String, String> more) throws Exception {
    Map<String, String> properties =
        new HashMap<>(
            Map.of("function", "orders", "connect", "false", "scan", "false", "runtime", runtime));
    properties.putAll(more);
    GoalInProcess.run("check", folder, properties);
  }

  private String result() throws Exception {
    return Files.readString(folder.resolve("target/snapstart/orders.check.json"));
  }
}
