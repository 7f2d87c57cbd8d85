package dev.snapstart.access;

import static dev.snapstart.access.TriedPolicies.KEY;
import static dev.snapstart.access.TriedPolicies.KEY_ALIAS;
import static dev.snapstart.access.TriedPolicies.SCOPE;
import static dev.snapstart.access.TriedPolicies.base;
import static dev.snapstart.access.TriedPolicies.policy;
import static dev.snapstart.access.TriedPolicies.request;
import static dev.snapstart.access.TriedPolicies.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionId;
import dev.snapstart.model.FunctionSetting;
import dev.snapstart.model.FunctionSettings;
import dev.snapstart.model.VpcAttachment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The document: its statements, its words and its size. */
class AccessPolicyTest {
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
  void theFunctionsOwnArnKnowsBest() {
    String arn = "arn:aws-cn:lambda:cn-north-1:210987654321:function:orders";
    AccessPolicy policy =
        AccessPolicy.builder().doing(SCOPE, FunctionId.parse(arn), AccessTask.STATUS).build();
    assertThat(statement(policy, "Function").resources()).containsExactly(arn);
    assertThat(statement(policy, "Function").actions())
        .containsExactly("lambda:GetFunction", "lambda:ListAliases");
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
