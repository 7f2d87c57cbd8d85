package dev.snapstart.wire;

import static dev.snapstart.wire.HandOver.CREATED;
import static dev.snapstart.wire.HandOver.ROLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.event.DeploymentListener;
import dev.snapstart.event.Waiting;
import dev.snapstart.local.Alarms;
import dev.snapstart.model.AliasGoal;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.plan.WaitReason;
import dev.snapstart.traffic.CodeDeploy;
import dev.snapstart.traffic.ShiftStrategy;
import dev.snapstart.traffic.TrafficGate;
import dev.snapstart.traffic.TrafficShift;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;

/** CodeDeploy as the SDK speaks to it, from an application that is created to a clean alias. */
class HandOverOverHttpTest {
  private static final String CANARY = "Canary10Percent5Minutes";

  @TempDir private Path folder;
  private VirtualWire wire;
  private CodeDeployClient codeDeploy;
  private LambdaClient lambda;

  @BeforeEach
  void start() {
    wire = new VirtualWire(Duration.ofSeconds(20));
    StaticCredentialsProvider credentials =
        StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
    codeDeploy =
        CodeDeployClient.builder()
            .endpointOverride(wire.lambda().endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(credentials)
            .httpClient(ApacheHttpClient.create())
            .build();
    lambda =
        LambdaClient.builder()
            .endpointOverride(wire.lambda().endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(credentials)
            .httpClient(ApacheHttpClient.create())
            .build();
    wire.lambda().alarms().set("errors", Alarms.State.OK);
    wire.deploy(request("one", CREATED, CANARY));
  }

  @AfterEach
  void stop() {
    codeDeploy.close();
    lambda.close();
    wire.close();
  }

  @Test
  void everythingIsCreatedAndTheCanaryGoesThrough() {
    Instant start = wire.clock().instant();
    wire.deploy(
        request(
            "two",
            CREATED,
            "Linear20PercentEvery2Minutes",
            new TrafficGate.Alarms(List.of("errors"))));
    assertThat(alias().functionVersion()).isEqualTo("2");
    assertThat(weights()).isEmpty();
    assertThat(alias().description()).startsWith("[snapstart 2<1 was=0 at=");
    assertThat(Duration.between(start, wire.clock().instant()))
        .isGreaterThan(Duration.ofMinutes(8));

    DeploymentInfo made = only();
    assertThat(made.statusAsString()).isEqualTo("Succeeded");
    assertThat(made.description()).isEqualTo("snapstart: orders-api:live from 1 to 2");
    assertThat(made.revision().appSpecContent().content())
        .isEqualTo(
            "{\"version\":0.0,\"Resources\":[{\"orders-api\":{\"Type\":\"AWS::Lambda::Function\","
                + "\"Properties\":{\"Name\":\"orders-api\",\"Alias\":\"live\","
                + "\"CurrentVersion\":\"1\",\"TargetVersion\":\"2\"}}}]}");
    DeploymentGroupInfo group =
        codeDeploy
            .getDeploymentGroup(r -> r.applicationName("orders").deploymentGroupName("live"))
            .deploymentGroupInfo();
    assertThat(group.serviceRoleArn()).isEqualTo(ROLE);
    assertThat(group.alarmConfiguration().alarms())
        .extracting(it -> it.name())
        .containsExactly("errors");
    assertThat(group.autoRollbackConfiguration().eventsAsStrings())
        .containsExactly("DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM");
    assertThat(
            codeDeploy
                .getDeploymentConfig(
                    r -> r.deploymentConfigName("snapstart-Linear20PercentEvery2Minutes"))
                .deploymentConfigInfo()
                .trafficRoutingConfig()
                .timeBasedLinear()
                .linearPercentage())
        .isEqualTo(20);
  }

  @Test
  void anAlarmSendsTheTrafficBack() {
    wire.clock()
        .at(
            wire.clock().instant().plus(Duration.ofMinutes(3)),
            () -> wire.lambda().alarms().set("errors", Alarms.State.ALARM));
    SnapStartException error =
        fails(request("two", CREATED, CANARY, new TrafficGate.Alarms(List.of("errors"))));
    assertThat(error.code()).isEqualTo(ErrorCode.GATE_FAILED);
    assertThat(error.getMessage()).contains("ALARM_ACTIVE", "errors");
    assertThat(alias().functionVersion()).isEqualTo("1");
    assertThat(weights()).isEmpty();
  }

  @Test
  void aStopByHandSendsTheTrafficBack() {
    int[] waits = {0};
    DeploymentListener stopping =
        new DeploymentListener() {
          @Override
          public void waiting(Waiting event) {
            if (event.reason() == WaitReason.DEPLOYMENT && ++waits[0] == 5) {
              codeDeploy.stopDeployment(r -> r.deploymentId(only().deploymentId()));
            }
          }
        };
    SnapStartException error = fails(request("two", CREATED, CANARY), stopping);
    assertThat(error.code()).isEqualTo(ErrorCode.DEPLOYMENT_FAILED);
    assertThat(error.getMessage()).contains("Stopped", "MANUAL_STOP");
    assertThat(alias().functionVersion()).isEqualTo("1");
    assertThat(weights()).isEmpty();
  }

  @Test
  void aHookIsHandedOverAndItsSilenceEndsTheDeployment() {
    SnapStartException error =
        fails(request("two", CREATED.asking("CodeDeployHook_check", null), "AllAtOnce"));
    assertThat(error.code()).isEqualTo(ErrorCode.GATE_FAILED);
    assertThat(error.getMessage()).contains("BeforeAllowTraffic");
    assertThat(only().revision().appSpecContent().content())
        .endsWith("\"Hooks\":[{\"BeforeAllowTraffic\":\"CodeDeployHook_check\"}]}");
    assertThat(alias().functionVersion()).isEqualTo("1");
  }

  @Test
  void aDetachedRunLeavesTheShiftToCodeDeployAndALaterOneFindsIt() {
    wire.deploy(request("two", CREATED.detached(), CANARY));
    assertThat(weights()).isEqualTo(Map.of("2", 0.1));
    assertThat(only().statusAsString()).isEqualTo("InProgress");
    wire.deploy(request("two", CREATED, CANARY));
    assertThat(only().statusAsString()).isEqualTo("Succeeded");
    assertThat(alias().functionVersion()).isEqualTo("2");
  }

  @Test
  void aRollbackStopsTheDeploymentAndItsWayBackIsCodeDeploys() {
    wire.deploy(request("two", CREATED.detached(), CANARY));
    wire.deploy(back().rollback().build());
    assertThat(only().statusAsString()).isEqualTo("Stopped");
    assertThat(only().errorInformation().codeAsString()).isEqualTo("MANUAL_STOP");
    assertThat(only().rollbackInfo().rollbackDeploymentId()).startsWith("d-");
    assertThat(alias().functionVersion()).isEqualTo("1");
    assertThat(weights()).isEmpty();
    assertThat(alias().description()).startsWith("[snapstart 2<1 was=2 wasback=2 at=");
    assertThat(fails(request("two", CREATED, CANARY)).code()).isEqualTo(ErrorCode.ROLLED_BACK);
  }

  @Test
  void aRollbackToAnotherVersionLeavesNothingToCodeDeploy() {
    wire.deploy(request("two", CREATED, "AllAtOnce"));
    String id = only().deploymentId();
    wire.deploy(request("three", CREATED.detached(), CANARY));
    wire.deploy(back().rollbackTo("1").build());
    assertThat(alias().functionVersion()).isEqualTo("1");
    assertThat(weights()).isEmpty();
    assertThat(alias().description()).startsWith("[snapstart 1<2 back=3 at=");
    List<DeploymentInfo> others =
        made().stream().filter(it -> !it.deploymentId().equals(id)).toList();
    assertThat(others).hasSize(1);
    assertThat(others.get(0).statusAsString()).isEqualTo("Stopped");
    assertThat(others.get(0).rollbackInfo()).isNull();
  }

  private static DeploymentRequest.Builder back() {
    return DeploymentRequest.forFunction(Fixture.FUNCTION)
        .rollback()
        .alias(
            AliasGoal.named("live")
                .with(new TrafficShift(ShiftStrategy.ALL_AT_ONCE, List.of()).by(CREATED)));
  }

  private DeploymentRequest request(
      String content, CodeDeploy engine, String strategy, TrafficGate... gates) {
    return HandOver.request(folder, content, engine, strategy, gates);
  }

  private SnapStartException fails(DeploymentRequest request, DeploymentListener... listeners) {
    SnapStartException error =
        catchThrowableOfType(SnapStartException.class, () -> wire.deploy(request, listeners));
    assertThat(error).isNotNull();
    return error;
  }

  /** The one deployment that was asked for; those that go back are CodeDeploy's own. */
  private DeploymentInfo only() {
    List<DeploymentInfo> made = made();
    assertThat(made).hasSize(1);
    return made.get(0);
  }

  private List<DeploymentInfo> made() {
    return codeDeploy
        .listDeployments(r -> r.applicationName("orders").deploymentGroupName("live"))
        .deployments()
        .stream()
        .map(id -> codeDeploy.getDeployment(r -> r.deploymentId(id)).deploymentInfo())
        .filter(it -> it.creatorAsString().equals("user"))
        .toList();
  }

  private GetAliasResponse alias() {
    return lambda.getAlias(r -> r.functionName(Fixture.FUNCTION).name("live"));
  }

  private Map<String, Double> weights() {
    return alias().routingConfig() == null
        ? Map.of()
        : alias().routingConfig().additionalVersionWeights();
  }
}
