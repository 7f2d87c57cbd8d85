package dev.snapstart.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapstart.local.Alarms;
import dev.snapstart.local.Delays;
import dev.snapstart.local.Deployments;
import dev.snapstart.local.LocalLambda;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.ApplicationAlreadyExistsException;
import software.amazon.awssdk.services.codedeploy.model.ApplicationDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentAlreadyCompletedException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentConfigDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentLimitExceededException;
import software.amazon.awssdk.services.codedeploy.model.InvalidRevisionException;
import software.amazon.awssdk.services.codedeploy.model.LambdaTarget;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEvent;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEventAlreadyCompletedException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;

class CodeDeploySdkTest {
  private static final String CANARY = "CodeDeployDefault.LambdaCanary10Percent5Minutes";
  private static final String LINEAR = "CodeDeployDefault.LambdaLinear10PercentEvery1Minute";
  private static final String AT_ONCE = "CodeDeployDefault.LambdaAllAtOnce";
  private final StoppedClock clock = new StoppedClock();
  private LocalLambda server;
  private LambdaClient lambda;
  private CodeDeployClient codeDeploy;

  @BeforeEach
  void twoVersionsAndAGroup() {
    server =
        LocalLambda.builder().delays(Delays.none()).clock(clock.withZone(ZoneOffset.UTC)).start();
    lambda = Deployments.client(server);
    codeDeploy = Deployments.pointed(CodeDeployClient.builder(), server.endpoint()).build();
    lambda.createFunction(Deployments.create("orders", false));
    lambda.publishVersion(r -> r.functionName("orders"));
    lambda.updateFunctionConfiguration(r -> r.functionName("orders").memorySize(256));
    lambda.publishVersion(r -> r.functionName("orders"));
    lambda.createAlias(r -> r.functionName("orders").name("live").functionVersion("1"));
    codeDeploy.createApplication(r -> r.applicationName("app").computePlatform("Lambda"));
    codeDeploy.createDeploymentGroup(
        r ->
            r.applicationName("app")
                .deploymentGroupName("group")
                .deploymentConfigName(CANARY)
                .serviceRoleArn(Deployments.ROLE)
                .alarmConfiguration(a -> a.enabled(true).alarms(n -> n.name("errors")))
                .autoRollbackConfiguration(
                    a ->
                        a.enabled(true)
                            .eventsWithStrings("DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM")));
  }

  @AfterEach
  void close() {
    codeDeploy.close();
    lambda.close();
    server.close();
  }

  @Test
  void aCanaryGetsItsShareAndThenTheRest() {
    String id = deploy(CANARY, spec("1", "2", ""));

    assertThat(info(id).statusAsString()).isEqualTo("InProgress");
    assertThat(weights()).isEqualTo(Map.of("2", 0.1));
    assertThat(target(id).lambdaFunctionInfo().targetVersionWeight()).isEqualTo(10);
    clock.pass(Duration.ofMinutes(5).minusMillis(1));
    assertThat(weights()).isEqualTo(Map.of("2", 0.1));
    clock.pass(Duration.ofMillis(1));

    assertThat(info(id).statusAsString()).isEqualTo("Succeeded");
    assertThat(info(id).completeTime()).isEqualTo(info(id).createTime().plusSeconds(300));
    assertThat(alias().functionVersion()).isEqualTo("2");
    assertThat(weights()).isEmpty();
    assertThat(target(id).lifecycleEvents())
        .extracting(LifecycleEvent::statusAsString)
        .containsExactly("Skipped", "Succeeded", "Skipped");
    assertThat(
            codeDeploy
                .getDeploymentGroup(r -> r.applicationName("app").deploymentGroupName("group"))
                .deploymentGroupInfo()
                .lastSuccessfulDeployment()
                .deploymentId())
        .isEqualTo(id);
  }

  @Test
  void aLinearShiftGoesOnEveryMinuteEvenIfNobodyAsks() {
    String id = deploy(LINEAR, spec("1", "2", ""));

    assertThat(weights()).isEqualTo(Map.of("2", 0.1));
    clock.pass(Duration.ofMinutes(3));
    assertThat(weights()).isEqualTo(Map.of("2", 0.4));
    clock.pass(Duration.ofHours(1));

    assertThat(alias().functionVersion()).isEqualTo("2");
    assertThat(info(id).completeTime()).isEqualTo(info(id).createTime().plusSeconds(540));
  }

  @Test
  void aRingingAlarmStopsTheShiftAndGoesBack() {
    String id = deploy(CANARY, spec("1", "2", ""));
    assertThat(weights()).isNotEmpty();
    server.alarms().set("errors", Alarms.State.ALARM);
    clock.pass(Duration.ofMinutes(6));

    DeploymentInfo stopped = info(id);

    assertThat(stopped.statusAsString()).isEqualTo("Stopped");
    assertThat(stopped.errorInformation().codeAsString()).isEqualTo("ALARM_ACTIVE");
    assertThat(alias().functionVersion()).isEqualTo("1");
    assertThat(weights()).isEmpty();
    DeploymentInfo back = info(stopped.rollbackInfo().rollbackDeploymentId());
    assertThat(back.statusAsString()).isEqualTo("Succeeded");
    assertThat(back.creatorAsString()).isEqualTo("codeDeployRollback");
    assertThat(back.rollbackInfo().rollbackTriggeringDeploymentId()).isEqualTo(id);
  }

  @Test
  void stoppingLeavesTheWeightsUnlessGoingBackIsWished() {
    String first = deploy(CANARY, spec("1", "2", ""));
    codeDeploy.stopDeployment(r -> r.deploymentId(first));
    assertThat(info(first).statusAsString()).isEqualTo("Stopped");
    assertThat(info(first).errorInformation().codeAsString()).isEqualTo("MANUAL_STOP");
    assertThat(weights()).isEqualTo(Map.of("2", 0.1));
    assertThatThrownBy(() -> codeDeploy.stopDeployment(r -> r.deploymentId(first)))
        .isInstanceOf(DeploymentAlreadyCompletedException.class);

    String second = deploy(CANARY, spec("1", "2", ""));
    codeDeploy.stopDeployment(r -> r.deploymentId(second).autoRollbackEnabled(true));

    assertThat(weights()).isEmpty();
    assertThat(alias().functionVersion()).isEqualTo("1");
  }

  @Test
  void anAliasThatSomebodyElseMovesMeanwhileIsLeftWhereItIs() {
    String before = deploy(CANARY, spec("1", "2", "{\"BeforeAllowTraffic\":\"check\"}"));
    info(before);
    lambda.updateAlias(r -> r.functionName("orders").name("live").functionVersion("2"));
    codeDeploy.putLifecycleEventHookExecutionStatus(
        r ->
            r.deploymentId(before).lifecycleEventHookExecutionId(hook(before)).status("Succeeded"));
    assertThat(alias().functionVersion()).isEqualTo("2");
    assertLeftAlone(before, "expected at 1 and is at 2");

    String within = deploy(CANARY, spec("2", "1", ""));
    assertThat(weights()).isEqualTo(Map.of("1", 0.1));
    lambda.updateAlias(
        r ->
            r.functionName("orders")
                .name("live")
                .routingConfig(c -> c.additionalVersionWeights(Map.of("1", 0.5))));
    clock.pass(Duration.ofMinutes(6));
    assertThat(weights()).isEqualTo(Map.of("1", 0.5));
    assertLeftAlone(within, "expected at 2 {1=0.1} and is at 2 {1=0.5}");
  }

  private void assertLeftAlone(String id, String where) {
    DeploymentInfo failed = info(id);
    assertThat(failed.statusAsString()).isEqualTo("Failed");
    assertThat(failed.errorInformation().message()).contains("moved by somebody else", where);
    assertThat(failed.rollbackInfo().rollbackMessage()).contains("failed", where);
    DeploymentInfo back = info(failed.rollbackInfo().rollbackDeploymentId());
    assertThat(back.statusAsString()).isEqualTo("Failed");
    assertThat(back.errorInformation().message()).contains(where);
  }

  @Test
  void whoSendsTheTrafficBackBeforeTheRollbackIsNotInItsWay() {
    String id = deploy(CANARY, spec("1", "2", ""));
    lambda.updateAlias(
        r ->
            r.functionName("orders")
                .name("live")
                .routingConfig(c -> c.additionalVersionWeights(Map.of())));
    codeDeploy.stopDeployment(r -> r.deploymentId(id).autoRollbackEnabled(true));

    assertThat(info(info(id).rollbackInfo().rollbackDeploymentId()).statusAsString())
        .isEqualTo("Succeeded");
    assertThat(alias().functionVersion()).isEqualTo("1");
    assertThat(weights()).isEmpty();
  }

  @Test
  void hooksAreAwaitedBeforeAndAfterTheTraffic() {
    String id =
        deploy(
            AT_ONCE,
            spec("1", "2", "{\"BeforeAllowTraffic\":\"check\"},{\"AfterAllowTraffic\":\"look\"}"));
    assertThat(info(id).statusAsString()).isEqualTo("InProgress");
    assertThat(alias().functionVersion()).isEqualTo("1");
    String before = hook(id);

    codeDeploy.putLifecycleEventHookExecutionStatus(
        r -> r.deploymentId(id).lifecycleEventHookExecutionId(before).status("Succeeded"));

    assertThat(alias().functionVersion()).isEqualTo("2");
    assertThat(info(id).statusAsString()).isEqualTo("InProgress");
    assertThatThrownBy(
            () ->
                codeDeploy.putLifecycleEventHookExecutionStatus(
                    r ->
                        r.deploymentId(id)
                            .lifecycleEventHookExecutionId(before)
                            .status("Succeeded")))
        .isInstanceOf(LifecycleEventAlreadyCompletedException.class);
    codeDeploy.putLifecycleEventHookExecutionStatus(
        r -> r.deploymentId(id).lifecycleEventHookExecutionId(hook(id)).status("Failed"));

    assertThat(info(id).statusAsString()).isEqualTo("Failed");
    assertThat(info(id).errorInformation().codeAsString()).isEqualTo("HOOK_EXECUTION_FAILURE");
    assertThat(alias().functionVersion()).isEqualTo("1");
  }

  @Test
  void aSilentHookFailsAfterAnHour() {
    String id = deploy(AT_ONCE, spec("1", "2", "{\"BeforeAllowTraffic\":\"check\"}"));
    info(id);
    clock.pass(Duration.ofHours(1).minusMillis(1));
    assertThat(info(id).statusAsString()).isEqualTo("InProgress");
    clock.pass(Duration.ofMillis(1));

    assertThat(info(id).statusAsString()).isEqualTo("Failed");
  }

  @Test
  void aSpecificationThatIsNotTrueFails() {
    String wrongCurrent = deploy(AT_ONCE, spec("2", "1", ""));
    assertThat(info(wrongCurrent).errorInformation().message()).contains("points at 1");
    String wrongTarget = deploy(AT_ONCE, spec("1", "9", ""));
    assertThat(info(wrongTarget).statusAsString()).isEqualTo("Failed");
    assertThat(info(wrongTarget).errorInformation().codeAsString())
        .isEqualTo("INVALID_LAMBDA_CONFIGURATION");
    assertThat(alias().functionVersion()).isEqualTo("1");
  }

  @Test
  void oneDeploymentOfAGroupAtATime() {
    deploy(CANARY, spec("1", "2", ""));

    assertThatThrownBy(() -> deploy(CANARY, spec("1", "2", "")))
        .isInstanceOf(DeploymentLimitExceededException.class);
  }

  @Test
  void configurationsOfItsOwnShiftAsWell() {
    codeDeploy.createDeploymentConfig(
        r ->
            r.deploymentConfigName("half")
                .computePlatform("Lambda")
                .trafficRoutingConfig(
                    t ->
                        t.type("TimeBasedCanary")
                            .timeBasedCanary(c -> c.canaryPercentage(50).canaryInterval(2))));
    codeDeploy.updateDeploymentGroup(
        r ->
            r.applicationName("app")
                .currentDeploymentGroupName("group")
                .deploymentConfigName("half"));

    deploy(null, spec("1", "2", ""));

    assertThat(weights()).isEqualTo(Map.of("2", 0.5));
    assertThat(
            codeDeploy
                .getDeploymentConfig(r -> r.deploymentConfigName(LINEAR))
                .deploymentConfigInfo()
                .trafficRoutingConfig()
                .timeBasedLinear()
                .linearPercentage())
        .isEqualTo(10);
  }

  @Test
  void refusalsArriveAsTheSdksOwnExceptions() {
    assertThatThrownBy(() -> codeDeploy.getApplication(r -> r.applicationName("none")))
        .isInstanceOf(ApplicationDoesNotExistException.class)
        .hasMessageContaining("none");
    assertThatThrownBy(
            () ->
                codeDeploy.createApplication(
                    r -> r.applicationName("app").computePlatform("Lambda")))
        .isInstanceOf(ApplicationAlreadyExistsException.class);
    assertThatThrownBy(
            () ->
                codeDeploy.getDeploymentGroup(
                    r -> r.applicationName("app").deploymentGroupName("none")))
        .isInstanceOf(DeploymentGroupDoesNotExistException.class);
    assertThatThrownBy(() -> codeDeploy.getDeployment(r -> r.deploymentId("d-NONE00000")))
        .isInstanceOf(DeploymentDoesNotExistException.class);
    assertThatThrownBy(() -> deploy("none", spec("1", "2", "")))
        .isInstanceOf(DeploymentConfigDoesNotExistException.class);
    assertThatThrownBy(() -> deploy(CANARY, "version: 0.0"))
        .isInstanceOf(InvalidRevisionException.class);
    assertThatThrownBy(() -> codeDeploy.listApplications())
        .hasMessageContaining("ListApplications is not implemented by snapstart-local");
  }

  private String deploy(String config, String spec) {
    return codeDeploy
        .createDeployment(
            r ->
                r.applicationName("app")
                    .deploymentGroupName("group")
                    .deploymentConfigName(config)
                    .revision(
                        v -> v.revisionType("AppSpecContent").appSpecContent(c -> c.content(spec))))
        .deploymentId();
  }

  private static String spec(String current, String target, String hooks) {
    return """
    {"version": 0.0,
     "Resources": [{"orders": {"Type": "AWS::Lambda::Function", "Properties": {
       "Name": "orders", "Alias": "live", "CurrentVersion": "%s", "TargetVersion": "%s"}}}],
     "Hooks": [%s]}
    """
        .formatted(current, target, hooks);
  }

  private String hook(String id) {
    return server.cloud().codeDeploy().deployments().get(id).hookExecutionId();
  }

  private DeploymentInfo info(String id) {
    return codeDeploy.getDeployment(r -> r.deploymentId(id)).deploymentInfo();
  }

  private LambdaTarget target(String id) {
    List<String> ids = codeDeploy.listDeploymentTargets(r -> r.deploymentId(id)).targetIds();
    return codeDeploy
        .batchGetDeploymentTargets(r -> r.deploymentId(id).targetIds(ids))
        .deploymentTargets()
        .get(0)
        .lambdaTarget();
  }

  private GetAliasResponse alias() {
    return lambda.getAlias(r -> r.functionName("orders").name("live"));
  }

  private Map<String, Double> weights() {
    GetAliasResponse alias = alias();
    return alias.routingConfig() == null
        ? Map.of()
        : alias.routingConfig().additionalVersionWeights();
  }

  private static final class StoppedClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-11-23T06:14:21Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
