package dev.snapstart.internal.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.internal.lambda.CallFailure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyStatementTest {
  @Test
  void namesTheResourceThatLambdaNames() throws Exception {
    String statement =
        PolicyStatement.of(
                denied(
                    "lambda:UpdateFunctionCode",
                    "User: arn:aws:iam::123456789012:user/ci is not authorized to perform:"
                        + " lambda:UpdateFunctionCode on resource:"
                        + " arn:aws:lambda:eu-west-1:123456789012:function:orders because no"
                        + " identity-based policy allows the lambda:UpdateFunctionCode action"),
                "orders")
            .orElseThrow()
            .toJson();
    assertThat(new ObjectMapper().readValue(statement, Map.class))
        .isEqualTo(
            Map.of(
                "Effect",
                "Allow",
                "Action",
                "lambda:UpdateFunctionCode",
                "Resource",
                "arn:aws:lambda:eu-west-1:123456789012:function:orders"));
  }

  @Test
  void aRoleIsPassedToLambdaOnly() throws Exception {
    String statement =
        PolicyStatement.of(
                denied(
                    "iam:PassRole",
                    "not authorized to perform: iam:PassRole on resource:"
                        + " arn:aws:iam::123456789012:role/orders."),
                "orders")
            .orElseThrow()
            .toJson();
    Map<?, ?> read = new ObjectMapper().readValue(statement, Map.class);
    assertThat(read.get("Resource")).isEqualTo("arn:aws:iam::123456789012:role/orders");
    assertThat(read.get("Condition").toString()).contains("lambda.amazonaws.com");
  }

  @Test
  void withoutAResourceItIsTheFunctionAndForDeletionsItsVersions() {
    assertThat(resources("lambda:GetFunction"))
        .containsExactly("arn:aws:lambda:*:*:function:orders");
    assertThat(resources("lambda:InvokeFunction"))
        .containsExactly("arn:aws:lambda:*:*:function:orders:*");
    assertThat(resources("lambda:DeleteFunction"))
        .hasSize(9)
        .allMatch(it -> it.matches("arn:aws:lambda:[*]:[*]:function:orders:[1-9][*]"));
  }

  @Test
  void whatIsNotKnownIsNotGuessed() {
    assertThat(PolicyStatement.of(denied("s3:PutObject", "Access Denied"), "orders")).isEmpty();
    assertThat(
            PolicyStatement.of(
                denied("kms:Decrypt", "on resource: \"}, {\"Effect\": \"Allow"), "orders"))
        .isEmpty();
  }

  @Test
  void theErrorHasIt() {
    SnapStartException error =
        Failures.toException(denied("lambda:GetFunction", "Forbidden"), "orders", null, "");
    assertThat(error.advice().orElseThrow())
        .contains("{\"Effect\": \"Allow\", \"Action\": \"lambda:GetFunction\"");
  }

  private static List<String> resources(String action) {
    return PolicyStatement.of(denied(action, "Forbidden"), "orders").orElseThrow().resources();
  }

  private static CallFailure denied(String action, String message) {
    return new CallFailure(CallFailure.Kind.ACCESS_DENIED, action, null, message, null, null, null);
  }
}
