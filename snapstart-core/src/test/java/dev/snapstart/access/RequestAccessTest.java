package dev.snapstart.access;

import static dev.snapstart.access.TriedPolicies.FUNCTION;
import static dev.snapstart.access.TriedPolicies.ROLE;
import static dev.snapstart.access.TriedPolicies.SCOPE;
import static dev.snapstart.access.TriedPolicies.actions;
import static dev.snapstart.access.TriedPolicies.base;
import static dev.snapstart.access.TriedPolicies.matches;
import static dev.snapstart.access.TriedPolicies.policy;
import static dev.snapstart.access.TriedPolicies.request;
import static dev.snapstart.access.TriedPolicies.statement;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.model.AliasGoal;
import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionSettings;
import dev.snapstart.model.PruneGoal;
import dev.snapstart.model.RetargetGoal;
import dev.snapstart.traffic.ShiftStrategy;
import dev.snapstart.traffic.TrafficGate;
import dev.snapstart.traffic.TrafficShift;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which actions a request needs, and that it is allowed no others. */
class RequestAccessTest {
  @Test
  void aPlanNeedsNoWrites() {
    AccessPolicy policy = AccessPolicy.builder().planning(SCOPE, request(it -> it, base())).build();
    assertThat(actions(policy)).containsExactly("lambda:GetAlias", "lambda:GetFunction");
  }

  @Test
  void whatIsNotUsedIsNotThere() {
    Set<String> actions = actions(policy(it -> it));
    assertThat(actions).noneMatch(it -> it.startsWith("kms:") || it.startsWith("s3:"));
    assertThat(actions).noneMatch(it -> it.startsWith("ec2:") || it.contains("Tag"));
    assertThat(actions).doesNotContain("lambda:DeleteFunction", "lambda:GetLayerVersion");
    FunctionSettings.Builder cleared =
        base()
            .clear(FunctionSetting.KMS_KEY_ARN)
            .clear(FunctionSetting.VPC)
            .clear(FunctionSetting.LAYERS);
    assertThat(actions(AccessPolicy.forRequests(SCOPE, request(it -> it, cleared))))
        .isEqualTo(actions);
  }

  @Test
  void whatOnlyWaitsIsWokenButNotChanged() {
    DeploymentRequest wait = DeploymentRequest.forFunction("orders").version("7").build();
    assertThat(actions(AccessPolicy.forRequests(SCOPE, wait)))
        .containsExactly(
            "lambda:GetFunction",
            "lambda:InvokeFunction",
            "logs:DescribeLogStreams",
            "logs:GetLogEvents");
    assertThat(AccessPolicy.forRequests(SCOPE, wait).statements())
        .extracting(AccessStatement::sid)
        .containsExactly("Versions", "Log");
  }

  @Test
  void withoutSnapStartNoVersionIsWoken() {
    DeploymentRequest without = request(it -> it, base().snapStart(false));
    assertThat(actions(AccessPolicy.forRequests(SCOPE, without)))
        .doesNotContain("lambda:InvokeFunction");
  }

  @Test
  void whatCannotCreateAFunctionNeedNotBeAllowedTo() {
    DeploymentRequest code =
        DeploymentRequest.forFunction("orders")
            .code(CodeSource.archive(Path.of("orders.jar")))
            .build();
    assertThat(actions(AccessPolicy.forRequests(SCOPE, code)))
        .containsExactly("lambda:GetFunction", "lambda:UpdateFunctionCode");
  }

  @Test
  void gatesNeedWhatTheyAsk() {
    assertThat(actions(gated(new TrafficGate.Alarms(List.of("errors")))))
        .contains("cloudwatch:DescribeAlarms")
        .doesNotContain("cloudwatch:GetMetricData");
    assertThat(actions(gated(new TrafficGate.ErrorRate(1))))
        .contains("cloudwatch:GetMetricData")
        .doesNotContain("cloudwatch:DescribeAlarms");
    assertThat(actions(gated(new TrafficGate.Latency(Duration.ofSeconds(1)))))
        .contains("cloudwatch:GetMetricData");
    assertThat(actions(policy(it -> it))).noneMatch(it -> it.startsWith("cloudwatch:"));
  }

  @Test
  void aSmokeTestInvokesTheVersionEvenWithoutSnapStart() {
    AliasGoal tested =
        AliasGoal.named("live")
            .with(
                new TrafficShift(
                    ShiftStrategy.ALL_AT_ONCE,
                    List.of(TrafficGate.SmokeTest.expectingAnswer("{}"))));
    DeploymentRequest request = request(it -> it.alias(tested), base().snapStart(false));
    assertThat(statement(AccessPolicy.forRequests(SCOPE, request), "Versions").actions())
        .contains("lambda:InvokeFunction");
  }

  @Test
  void onlyAShiftInPortionsAsksForProvisionedConcurrency() {
    AliasGoal shifted =
        AliasGoal.named("live")
            .with(new TrafficShift(ShiftStrategy.canary(10, Duration.ofMinutes(5)), List.of()));
    String action = "lambda:ListProvisionedConcurrencyConfigs";
    assertThat(actions(policy(it -> it.alias(shifted)))).contains(action);
    assertThat(actions(policy(it -> it))).doesNotContain(action);
  }

  @Test
  void pruningDeletesByNumberAndPlanningItDoesNot() {
    DeploymentRequest prune =
        DeploymentRequest.forFunction("orders").prune(PruneGoal.keeping(5)).build();
    AccessStatement delete = statement(AccessPolicy.forRequests(SCOPE, prune), "NumberedVersions");
    assertThat(delete.actions()).containsExactly("lambda:DeleteFunction");
    assertThat(matches(delete, FUNCTION)).isFalse();
    AccessPolicy plan = AccessPolicy.builder().planning(SCOPE, prune).build();
    assertThat(actions(plan))
        .contains("lambda:GetPolicy", "cloudwatch:ListMetrics")
        .doesNotContain("lambda:DeleteFunction");
    assertThat(statement(plan, "Lists").resources()).containsExactly("*");
    DeploymentRequest regardless =
        DeploymentRequest.forFunction("orders")
            .prune(PruneGoal.keeping(5).withUnusedFor(Duration.ZERO))
            .build();
    assertThat(actions(AccessPolicy.forRequests(SCOPE, regardless)))
        .noneMatch(it -> it.startsWith("cloudwatch:"));
  }

  @Test
  void movingCallersNeedsWhatIsChosenAndPlanningItOnlyReads() {
    DeploymentRequest mappings =
        DeploymentRequest.forFunction("orders")
            .retarget(new RetargetGoal("live", false, false))
            .build();
    assertThat(actions(AccessPolicy.forRequests(SCOPE, mappings)))
        .containsExactly(
            "lambda:AddPermission",
            "lambda:GetEventSourceMapping",
            "lambda:GetFunction",
            "lambda:GetPolicy",
            "lambda:ListAliases",
            "lambda:ListEventSourceMappings",
            "lambda:ListFunctionUrlConfigs",
            "lambda:UpdateEventSourceMapping");
    DeploymentRequest all =
        DeploymentRequest.forFunction("orders")
            .retarget(new RetargetGoal("live", true, true))
            .build();
    assertThat(actions(AccessPolicy.forRequests(SCOPE, all)))
        .contains("lambda:CreateFunctionUrlConfig", "apigateway:GET", "apigateway:PATCH");
    assertThat(actions(AccessPolicy.builder().planning(SCOPE, all).build()))
        .contains("apigateway:GET", "lambda:GetPolicy")
        .noneMatch(it -> it.matches(".*:(Add|Update|Create|PATCH|GetEventSourceM).*"));
  }

  @Test
  void anImageIsReadFromItsRepository() {
    String uri = "210987654321.dkr.ecr.eu-central-1.amazonaws.com/shop/orders";
    AccessPolicy byTag =
        AccessPolicy.forRequests(
            SCOPE,
            DeploymentRequest.forFunction("orders")
                .code(CodeSource.image(uri + ":1"))
                .settings(FunctionSettings.builder().role(ROLE).build())
                .build());
    assertThat(actions(byTag)).contains("lambda:CreateFunction");
    assertThat(statement(byTag, "Repository").resources())
        .containsExactly("arn:aws:ecr:eu-central-1:210987654321:repository/shop/orders");
    assertThat(statement(byTag, "Repository").actions())
        .containsExactly(
            "ecr:BatchGetImage",
            "ecr:GetDownloadUrlForLayer",
            "ecr:GetRepositoryPolicy",
            "ecr:SetRepositoryPolicy");
    DeploymentRequest byDigest =
        DeploymentRequest.forFunction("orders")
            .code(CodeSource.image(uri + "@sha256:" + "0".repeat(64)))
            .build();
    assertThat(actions(AccessPolicy.builder().planning(SCOPE, byDigest).build()))
        .containsExactly("lambda:GetFunction");
  }

  @Test
  void goingBackNeverMakesAnAlias() {
    DeploymentRequest back =
        DeploymentRequest.forFunction("orders").rollback().alias("live").build();
    assertThat(actions(AccessPolicy.forRequests(SCOPE, back)))
        .contains("lambda:UpdateAlias")
        .doesNotContain("lambda:CreateAlias");
    DeploymentRequest named =
        DeploymentRequest.forFunction("orders").rollbackTo("3").alias("live").build();
    assertThat(actions(AccessPolicy.forRequests(SCOPE, named))).contains("lambda:CreateAlias");
  }

  private static AccessPolicy gated(TrafficGate gate) {
    TrafficShift shift = new TrafficShift(ShiftStrategy.ALL_AT_ONCE, List.of(gate));
    return policy(it -> it.alias(AliasGoal.named("live").with(shift)));
  }
}
