package dev.snapstart.internal.lambda.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.model.Permission;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyMapperTest {
  @Test
  void readsWhatAddPermissionWrites() {
    List<Permission> permissions =
        PolicyMapper.permissions(
            """
            {"Version": "2012-10-17", "Id": "default", "Statement": [
              {"Sid": "api", "Effect": "Allow",
               "Principal": {"Service": "apigateway.amazonaws.com"},
               "Action": "lambda:InvokeFunction", "Resource": "arn",
               "Condition": {"ArnLike": {"AWS:SourceArn": "arn:aws:execute-api:x"},
                             "StringEquals": {"AWS:SourceAccount": "123456789012"}}},
              {"Sid": "url", "Effect": "Allow", "Principal": "*",
               "Action": "lambda:InvokeFunction", "Resource": "arn",
               "Condition": {"StringEquals": {"lambda:FunctionUrlAuthType": "NONE"},
                             "Bool": {"lambda:InvokedViaFunctionUrl": "true"}}}]}
            """);
    assertThat(permissions)
        .containsExactly(
            new Permission(
                "api",
                "Allow",
                "lambda:InvokeFunction",
                "apigateway.amazonaws.com",
                "arn:aws:execute-api:x",
                "123456789012",
                null,
                null,
                false,
                null,
                true),
            new Permission(
                "url",
                "Allow",
                "lambda:InvokeFunction",
                "*",
                null,
                null,
                null,
                "NONE",
                true,
                null,
                true));
  }

  /** A copy that lost a condition would allow more than the original. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Condition\": {\"IpAddress\": {\"aws:SourceIp\": \"10.0.0.0/8\"}}",
        "\"Condition\": {\"ArnLike\": {\"aws:SourceArn\": [\"a\", \"b\"]}}",
        "\"Action\": [\"lambda:InvokeFunction\", \"lambda:GetFunction\"]",
        "\"Principal\": {\"AWS\": [\"111111111111\", \"222222222222\"]}",
        "\"NotPrincipal\": {\"AWS\": \"111111111111\"}",
        "\"Effect\": \"Deny\""
      })
  void whatSaysMoreIsNotCopyable(String more) {
    String statement =
        "{\"Sid\": \"s\", \"Effect\": \"Allow\", \"Principal\": {\"Service\": \"s3\"},"
            + " \"Action\": \"lambda:InvokeFunction\", \"Resource\": \"arn\"}";
    String member = more.substring(0, more.indexOf(':'));
    String without =
        statement.replaceAll(member + ": (\\{[^}]*}|\"[^\"]*\"),", "").replaceFirst("}$", "");
    Permission permission =
        PolicyMapper.permissions("{\"Statement\": [" + without + ", " + more + "}]}").get(0);
    assertThat(permission.copyable()).isFalse();
  }

  @Test
  void aConditionThatOnlyComparesOtherwiseIsNotCopyableEither() {
    Permission permission =
        PolicyMapper.permissions(
                """
                {"Statement": {"Sid": "s", "Effect": "Allow", "Principal": "*",
                  "Action": "lambda:InvokeFunction", "Resource": "arn",
                  "Condition": {"ArnNotLike": {"AWS:SourceArn": "arn:aws:s3:::bucket"}}}}
                """)
            .get(0);
    assertThat(permission.copyable()).isFalse();
  }

  @Test
  void theTokenOfAnEventSourceIsNotShown() {
    Permission permission =
        PolicyMapper.permissions(
                """
                {"Statement": [{"Sid": "s", "Effect": "Allow", "Principal": "*",
                  "Action": "lambda:InvokeFunction", "Resource": "arn",
                  "Condition": {"StringEquals": {"lambda:EventSourceToken": "s3cr3t"}}}]}
                """)
            .get(0);
    assertThat(permission.eventSourceToken()).isEqualTo("s3cr3t");
    assertThat(permission.toString()).doesNotContain("s3cr3t");
  }
}
