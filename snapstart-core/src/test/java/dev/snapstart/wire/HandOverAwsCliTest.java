package dev.snapstart.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.snapstart.local.Alarms;
import dev.snapstart.model.AliasGoal;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.traffic.CodeDeploy;
import dev.snapstart.traffic.ShiftStrategy;
import dev.snapstart.traffic.TrafficGate;
import dev.snapstart.traffic.TrafficShift;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The AWS CLI says what it finds of a shift that was handed to CodeDeploy. */
@Tag("slow")
class HandOverAwsCliTest {
  private static final String GROUP = " --application-name orders --deployment-group-name live";

  @TempDir private Path folder;
  private VirtualWire wire;

  @BeforeEach
  void start() {
    assumeTrue(
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "aws"))),
        "there is no 'aws' on the PATH");
    wire = new VirtualWire(Duration.ofSeconds(20));
    wire.lambda().alarms().set("orders-errors", Alarms.State.OK);
    wire.deploy(detached("one"));
  }

  @AfterEach
  void stop() {
    if (wire != null) {
      wire.close();
    }
  }

  @Test
  void whatIsCreatedAndUnderWayIsFoundByTheCli() throws Exception {
    wire.deploy(detached("two"));

    String id = aws("deploy list-deployments" + GROUP + " --query deployments[0] --output text");
    assertThat(aws("deploy get-deployment --deployment-id " + id.strip()))
        .contains(
            "\"status\": \"InProgress\"",
            "\"creator\": \"user\"",
            "\"computePlatform\": \"Lambda\"",
            "\"description\": \"snapstart: orders-api:live from 1 to 2\"",
            "\"deploymentConfigName\": \"snapstart-Canary15Percent7Minutes\"",
            "\\\"CurrentVersion\\\":\\\"1\\\",\\\"TargetVersion\\\":\\\"2\\\"");
    assertThat(aws("deploy get-deployment-group" + GROUP))
        .contains(
            "\"serviceRoleArn\": \"" + HandOver.ROLE + "\"",
            "\"name\": \"orders-errors\"",
            "\"DEPLOYMENT_FAILURE\"",
            "\"DEPLOYMENT_STOP_ON_ALARM\"",
            "\"deploymentOption\": \"WITH_TRAFFIC_CONTROL\"");
    assertThat(
            aws(
                "deploy get-deployment-config --deployment-config-name"
                    + " snapstart-Canary15Percent7Minutes"))
        .contains(
            "\"type\": \"TimeBasedCanary\"", "\"canaryPercentage\": 15", "\"canaryInterval\": 7");
    assertThat(aws("lambda get-alias --function-name orders-api --name live"))
        .contains("\"FunctionVersion\": \"1\"", "\"2\": 0.15", "[snapstart 2<1 was=0 at=");
  }

  @Test
  void theCommandThatTheRunNamesStopsItAndTheTrafficIsBack() throws Exception {
    wire.deploy(detached("two"));
    String id = aws("deploy list-deployments" + GROUP + " --query deployments[0] --output text");

    aws("deploy stop-deployment --auto-rollback-enabled --deployment-id " + id.strip());

    assertThat(aws("deploy get-deployment --deployment-id " + id.strip()))
        .contains("\"status\": \"Stopped\"", "\"rollbackDeploymentId\"");
    assertThat(aws("lambda get-alias --function-name orders-api --name live"))
        .contains("\"FunctionVersion\": \"1\"")
        .doesNotContain("AdditionalVersionWeights");
  }

  @Test
  void aRollbackLeavesADeploymentThatWasStoppedByHandAndACleanAlias() throws Exception {
    wire.deploy(detached("two"));
    String id = aws("deploy list-deployments" + GROUP + " --query deployments[0] --output text");

    wire.deploy(
        DeploymentRequest.forFunction(Fixture.FUNCTION)
            .rollback()
            .alias(
                AliasGoal.named("live")
                    .with(
                        new TrafficShift(ShiftStrategy.ALL_AT_ONCE, List.of())
                            .by(CodeDeploy.existing("orders", "live"))))
            .build());

    assertThat(aws("deploy get-deployment --deployment-id " + id.strip()))
        .contains(
            "\"status\": \"Stopped\"", "\"code\": \"MANUAL_STOP\"", "\"rollbackDeploymentId\"");
    assertThat(
            aws(
                "deploy list-deployments"
                    + GROUP
                    + " --include-only-statuses Created Queued InProgress --output text"))
        .isBlank();
    assertThat(aws("lambda get-alias --function-name orders-api --name live"))
        .contains("\"FunctionVersion\": \"1\"", "[snapstart 2<1 was=2 wasback=2 at=")
        .doesNotContain("AdditionalVersionWeights");
  }

  private String aws(String command) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("aws", "--endpoint-url"));
    all.add(wire.lambda().endpoint().toString());
    all.addAll(List.of(command.split(" ")));
    ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
    builder.environment().remove("AWS_PROFILE");
    builder.environment().put("AWS_ACCESS_KEY_ID", "test");
    builder.environment().put("AWS_SECRET_ACCESS_KEY", "test");
    builder.environment().put("AWS_DEFAULT_REGION", "us-east-1");
    builder.environment().put("AWS_CONFIG_FILE", folder.resolve("none").toString());
    builder.environment().put("AWS_SHARED_CREDENTIALS_FILE", folder.resolve("none").toString());
    builder.environment().put("AWS_PAGER", "");
    Path output = folder.resolve("output.txt");
    Process process = builder.redirectOutput(output.toFile()).start();
    process.getOutputStream().close();
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    String said = Files.readString(output);
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }

  private DeploymentRequest detached(String content) {
    return HandOver.request(
        folder,
        content,
        HandOver.CREATED.detached(),
        "Canary15Percent7Minutes",
        new TrafficGate.Alarms(List.of("orders-errors")));
  }
}
