package dev.snapstart.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.model.AliasGoal;
import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionSettings;
import dev.snapstart.model.LogSettings;
import dev.snapstart.model.PruneGoal;
import dev.snapstart.model.RetargetGoal;
import dev.snapstart.model.VpcAttachment;
import dev.snapstart.traffic.ShiftStrategy;
import dev.snapstart.traffic.TrafficGate;
import dev.snapstart.traffic.TrafficShift;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class AccessPolicyTest {
  private static final AccessScope SCOPE = AccessScope.of("eu-west-1", "123456789012");
  private static final String FUNCTION = "arn:aws:lambda:eu-west-1:123456789012:function:orders";
  private static final String KEY =
      "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555";
  private static final String KEY_ALIAS = "arn:aws:kms:eu-west-1:123456789012:alias/orders";
  private static final String ROLE = "arn:aws:iam::123456789012:role/orders";

  @Test
  void aDeploymentOfAFunctionNeedsTheFunctionItsVersionsAndItsRole() {
    AccessPolicy policy = policy(it -> it);
    assertThat(policy.toJson())
        .isEqualTo(
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "Function",
                  "Effect": "Allow",
                  "Action": [
                    "lambda:CreateAlias",
                    "lambda:CreateFunction",
                    "lambda:GetAlias",
                    "lambda:GetFunction",
                    "lambda:PublishVersion",
                    "lambda:UpdateAlias",
                    "lambda:UpdateFunctionCode",
                    "lambda:UpdateFunctionConfiguration"
                  ],
                  "Resource": "arn:aws:lambda:eu-west-1:123456789012:function:orders"
                },
                {
                  "Sid": "Versions",
                  "Effect": "Allow",
                  "Action": [
                    "lambda:GetFunction",
                    "lambda:InvokeFunction"
                  ],
                  "Resource": "arn:aws:lambda:eu-west-1:123456789012:function:orders:*"
                },
                {
                  "Sid": "Role",
                  "Effect": "Allow",
                  "Action": "iam:PassRole",
                  "Resource": "arn:aws:iam::123456789012:role/orders",
                  "Condition": {
                    "StringEquals": {
                      "iam:PassedToService": "lambda.amazonaws.com"
                    }
                  }
                },
                {
                  "Sid": "Log",
                  "Effect": "Allow",
                  "Action": [
                    "logs:DescribeLogStreams",
                    "logs:GetLogEvents"
                  ],
                  "Resource": "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/orders:*"
                }
              ]
            }
            """);
  }

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
  void failedVersionsAreDeletedByNumberOnly() {
    AccessStatement delete =
        statement(policy(it -> it.deleteFailedVersion(true)), "NumberedVersions");
    assertThat(delete.actions()).containsExactly("lambda:DeleteFunction");
    assertThat(delete.resources()).hasSize(9);
    assertThat(matches(delete, FUNCTION + ":1")).isTrue();
    assertThat(matches(delete, FUNCTION + ":9007")).isTrue();
    for (String other : List.of("", ":$LATEST", ":live", ":0", "-two", "-two:live")) {
      assertThat(matches(delete, FUNCTION + other)).as(other).isFalse();
    }
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
  void theFunctionsOwnArnKnowsBest() {
    String arn = "arn:aws-cn:lambda:cn-north-1:210987654321:function:orders";
    AccessPolicy policy =
        AccessPolicy.builder().doing(SCOPE, FunctionId.parse(arn), AccessTask.STATUS).build();
    assertThat(statement(policy, "Function").resources()).containsExactly(arn);
    assertThat(statement(policy, "Function").actions())
        .containsExactly("lambda:GetFunction", "lambda:ListAliases");
  }

  @Test
  void aKeyIsUsedThroughLambdaOnly() {
    AccessStatement key = statement(withSettings(base().kmsKeyArn(KEY)), "Key");
    assertThat(key.actions()).containsExactly("kms:CreateGrant", "kms:Decrypt", "kms:Encrypt");
    assertThat(key.resources()).containsExactly(KEY);
    assertThat(key.conditions().toString())
        .isEqualTo("{StringEquals={kms:ViaService=[lambda.eu-west-1.amazonaws.com]}}");
  }

  @Test
  void aKeyNamedByAnAliasIsRecognisedByIt() {
    AccessStatement key = statement(withSettings(base().kmsKeyArn(KEY_ALIAS)), "Key");
    assertThat(key.resources()).containsExactly("arn:aws:kms:eu-west-1:123456789012:key/*");
    assertThat(key.conditions().get("ForAnyValue:StringEquals"))
        .containsExactly(Map.entry("kms:ResourceAliases", List.of("alias/orders")));
  }

  @Test
  void oneKeyForBothIsOneStatement() {
    FunctionSettings.Builder both =
        base().kmsKeyArn(KEY).set(FunctionSetting.SOURCE_KMS_KEY_ARN, KEY);
    AccessPolicy policy = withSettings(both);
    assertThat(statement(policy, "Key").actions())
        .containsExactly("kms:CreateGrant", "kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey");
  }

  @Test
  void aKeyIsLookedAtDirectlyAndTheGrantTriedOutForTheRoleOnly() {
    AccessPolicy policy = withSettings(base().kmsKeyArn(KEY));
    AccessStatement rehearsal = statement(policy, "KeyCheck");
    assertThat(rehearsal.actions()).containsExactly("kms:CreateGrant");
    assertThat(rehearsal.conditions().toString())
        .isEqualTo(
            "{ForAllValues:StringEquals={kms:GrantOperations=[Decrypt, Encrypt]},"
                + " StringEquals={kms:GranteePrincipal=["
                + ROLE
                + "]}}");
    AccessStatement look = statement(policy, "KeyCheck2");
    assertThat(look.actions()).containsExactly("kms:DescribeKey");
    assertThat(look.conditions()).isEmpty();
    assertThat(look.resources()).containsExactly(KEY);
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
                    ShiftStrategy.ALL_AT_ONCE, List.of(TrafficGate.SmokeTest.expectingAnswer(""))));
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

  @Test
  void mappingsMayOnlyBeLetToTheFunction() {
    AccessStatement mappings =
        statement(
            AccessPolicy.builder()
                .doing(SCOPE, FunctionId.parse("orders"), AccessTask.RETARGETING)
                .build(),
            "Mappings");
    assertThat(mappings.resources())
        .containsExactly("arn:aws:lambda:eu-west-1:123456789012:event-source-mapping:*");
    assertThat(mappings.conditions().toString())
        .isEqualTo("{ArnLike={lambda:FunctionArn=[" + FUNCTION + ", " + FUNCTION + ":*]}}");
  }

  @Test
  void theLogIsInTheGroupThatTheRequestChooses() {
    AccessPolicy policy =
        withSettings(
            base().set(FunctionSetting.LOGGING, new LogSettings("Text", null, null, "/shop/all")));
    assertThat(statement(policy, "Log").resources())
        .containsExactly("arn:aws:logs:eu-west-1:123456789012:log-group:/shop/all:*");
  }

  private static AccessPolicy gated(TrafficGate gate) {
    TrafficShift shift = new TrafficShift(ShiftStrategy.ALL_AT_ONCE, List.of(gate));
    return policy(it -> it.alias(AliasGoal.named("live").with(shift)));
  }

  @Test
  void layersAndNetworksAreLookedUpByTheCaller() {
    String layer = "arn:aws:lambda:eu-west-1:123456789012:layer:base:3";
    AccessPolicy policy =
        withSettings(
            base()
                .set(FunctionSetting.LAYERS, List.of(layer))
                .set(
                    FunctionSetting.VPC,
                    new VpcAttachment(List.of("subnet-1"), List.of("sg-1"), false)));
    assertThat(statement(policy, "Layers").resources()).containsExactly(layer);
    assertThat(statement(policy, "Network").resources()).containsExactly("*");
  }

  @Test
  void packagesAreNamedExactly() {
    CodeSource staged = CodeSource.archive(Path.of("orders.jar")).stagedIn("staging", "p/");
    AccessStatement objects = statement(policy(it -> it.code(staged)), "Package");
    assertThat(objects.actions()).containsExactly("s3:GetObject", "s3:PutObject");
    assertThat(objects.resources()).containsExactly("arn:aws:s3:::staging/p/*.zip");

    CodeSource object = CodeSource.s3Object("packages", "a*b?${c}.zip", "v1");
    AccessStatement read = statement(policy(it -> it.code(object)), "Package");
    assertThat(read.actions()).containsExactly("s3:GetObject", "s3:GetObjectVersion");
    assertThat(read.resources()).containsExactly("arn:aws:s3:::packages/a${*}b${?}${$}{c}.zip");
  }

  @Test
  void severalFunctionsShareStatementsIfTheyNeedTheSame() {
    AccessPolicy policy =
        AccessPolicy.builder()
            .doing(SCOPE, FunctionId.parse("one"), AccessTask.STATUS)
            .doing(SCOPE, FunctionId.parse("two"), AccessTask.STATUS)
            .doing(SCOPE, FunctionId.parse("three"), AccessTask.STATUS)
            .deploying(SCOPE, DeploymentRequest.forFunction("three").publish().build())
            .build();
    assertThat(policy.statements())
        .extracting(AccessStatement::sid)
        .containsExactly("Function", "Function2", "Versions", "Versions2", "Log");
    assertThat(policy.statements().get(0).resources())
        .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
        .endsWith(":three");
    assertThat(policy.statements().get(1).resources()).hasSize(2);
  }

  @Test
  void whatIsNotKnownIsAWordThatIamRefuses() {
    AccessPolicy policy =
        AccessPolicy.forRequests(
            AccessScope.unknown(), DeploymentRequest.forFunction("orders").publish().build());
    assertThat(statement(policy, "Function").resources())
        .containsExactly("arn:aws:lambda:REGION:ACCOUNT:function:orders");
    assertThat(new AccessScope(Optional.of("us-gov-west-1"), Optional.empty()).partition())
        .isEqualTo("aws-us-gov");
  }

  @Test
  void noSuchRegionOrAccount() {
    assertThatExceptionOfType(SnapStartException.class)
        .isThrownBy(() -> AccessScope.of("Ireland", "123456789012"))
        .withMessageContaining("region: 'Ireland'");
    assertThatExceptionOfType(SnapStartException.class)
        .isThrownBy(() -> AccessScope.of("eu-west-1", "1234"))
        .withMessageContaining("account: '1234'");
  }

  @Test
  void theSizeIsThatWhichIamCounts() {
    AccessPolicy policy = policy(it -> it);
    assertThat(policy.size())
        .isEqualTo(policy.toJson().replaceAll("\\s", "").length())
        .isLessThan(AccessPolicy.MANAGED_POLICY_LIMIT);
    AccessPolicy.Builder many = AccessPolicy.builder();
    for (int i = 0; i < 100; i++) {
      many.doing(SCOPE, FunctionId.parse("function-" + i), AccessTask.STATUS);
    }
    assertThat(many.build().size()).isGreaterThan(AccessPolicy.MANAGED_POLICY_LIMIT);
  }

  /** IAM's grammar of identity-based policies, as far as it is used here. */
  @Test
  void theDocumentIsAPolicy() throws Exception {
    CodeSource staged = CodeSource.archive(Path.of("orders.jar")).stagedIn("staging", "p/\"\\");
    FunctionSettings.Builder settings =
        base()
            .kmsKeyArn(KEY_ALIAS)
            .set(FunctionSetting.SOURCE_KMS_KEY_ARN, KEY)
            .set(
                FunctionSetting.VPC,
                new VpcAttachment(List.of("subnet-1"), List.of("sg-1"), false));
    AccessPolicy policy =
        AccessPolicy.builder()
            .deploying(
                SCOPE,
                request(
                    it -> it.code(staged).tags(Map.of("team", "a")).deleteFailedVersion(true),
                    settings))
            .doing(SCOPE, FunctionId.parse("orders"), AccessTask.RETARGETING)
            .build();
    JsonNode root = new ObjectMapper().readTree(policy.toJson());
    assertThat(names(root)).containsExactly("Version", "Statement");
    assertThat(root.get("Version").asText()).isEqualTo("2012-10-17");
    Set<String> sids = new HashSet<>();
    for (JsonNode statement : root.get("Statement")) {
      assertThat(List.of("Sid", "Effect", "Action", "Resource", "Condition"))
          .containsAll(names(statement));
      assertThat(statement.get("Sid").asText()).matches("[A-Za-z0-9]+");
      assertThat(sids.add(statement.get("Sid").asText())).isTrue();
      assertThat(statement.get("Effect").asText()).isEqualTo("Allow");
      assertThat(texts(statement.get("Action"))).allMatch(it -> it.matches("[a-z0-9]+:[A-Z]\\w+"));
      assertThat(texts(statement.get("Resource")))
          .allMatch(it -> it.equals("*") || it.matches("arn:aws:[a-z0-9]+:[^:]*:[^:]*:.+"));
      if (statement.has("Condition")) {
        assertThat(names(statement.get("Condition")))
            .isNotEmpty()
            .allMatch(it -> it.matches("(For(Any|All)Values?:)?StringEquals|ArnLike"));
      }
    }
    assertThat(sids).hasSize(policy.statements().size()).hasSizeGreaterThan(6);
  }

  private static AccessPolicy policy(UnaryOperator<DeploymentRequest.Builder> edit) {
    return AccessPolicy.forRequests(SCOPE, request(edit, base()));
  }

  private static AccessPolicy withSettings(FunctionSettings.Builder settings) {
    return AccessPolicy.forRequests(SCOPE, request(it -> it, settings));
  }

  private static DeploymentRequest request(
      UnaryOperator<DeploymentRequest.Builder> edit, FunctionSettings.Builder settings) {
    return edit.apply(
            DeploymentRequest.forFunction("orders")
                .code(CodeSource.archive(Path.of("orders.jar")))
                .settings(settings.build())
                .publish()
                .alias("live"))
        .build();
  }

  private static FunctionSettings.Builder base() {
    return FunctionSettings.builder()
        .role(ROLE)
        .runtime("java21")
        .handler("com.example.Orders::handleRequest")
        .snapStart(true);
  }

  private static AccessStatement statement(AccessPolicy policy, String sid) {
    return policy.statements().stream()
        .filter(it -> it.sid().equals(sid))
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> actions(AccessPolicy policy) {
    Set<String> actions = new TreeSet<>();
    policy.statements().forEach(it -> actions.addAll(it.actions()));
    return actions;
  }

  /** As IAM compares: a star is any text. */
  private static boolean matches(AccessStatement statement, String arn) {
    return statement.resources().stream()
        .map(it -> it.replace("$", "\\$").replace("*", ".*"))
        .anyMatch(arn::matches);
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    if (node.isTextual()) {
      texts.add(node.asText());
    }
    node.forEach(it -> texts.add(it.asText()));
    assertThat(texts).isNotEmpty();
    return texts;
  }
}
