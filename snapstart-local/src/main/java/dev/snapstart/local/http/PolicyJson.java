package dev.snapstart.local.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.snapstart.local.state.LambdaAnswer;
import dev.snapstart.local.state.PolicyStatement;
import org.jspecify.annotations.Nullable;

/** Resource policies as IAM documents. */
final class PolicyJson {
  private final JsonMapper mapper;

  PolicyJson(JsonMapper mapper) {
    this.mapper = mapper;
  }

  ObjectNode policy(LambdaAnswer.Policy policy) {
    ObjectNode document = mapper.createObjectNode();
    document.put("Version", "2012-10-17").put("Id", "default");
    ArrayNode statements = document.putArray("Statement");
    policy.policy().forEach(statement -> statements.add(statement(statement)));
    return document;
  }

  ObjectNode statement(PolicyStatement statement) {
    ObjectNode json = mapper.createObjectNode();
    json.put("Sid", statement.statementId()).put("Effect", "Allow");
    principal(json, statement.principal());
    json.put("Action", statement.action()).put("Resource", statement.resource());
    ObjectNode conditions = mapper.createObjectNode();
    condition(conditions, "ArnLike", "AWS:SourceArn", statement.sourceArn());
    condition(conditions, "StringEquals", "AWS:SourceAccount", statement.sourceAccount());
    condition(conditions, "StringEquals", "lambda:EventSourceToken", statement.eventSourceToken());
    condition(conditions, "StringEquals", "aws:PrincipalOrgID", statement.principalOrgId());
    condition(
        conditions, "StringEquals", "lambda:FunctionUrlAuthType", statement.functionUrlAuthType());
    Boolean viaUrl = statement.invokedViaFunctionUrl();
    condition(
        conditions,
        "Bool",
        "lambda:InvokedViaFunctionUrl",
        viaUrl == null ? null : viaUrl.toString());
    if (!conditions.isEmpty()) {
      json.set("Condition", conditions);
    }
    return json;
  }

  private static void principal(ObjectNode json, String principal) {
    if (principal.equals("*")) {
      json.put("Principal", "*");
    } else if (principal.matches("\\d{12}")) {
      json.putObject("Principal").put("AWS", "arn:aws:iam::" + principal + ":root");
    } else {
      json.putObject("Principal").put(principal.startsWith("arn:") ? "AWS" : "Service", principal);
    }
  }

  private static void condition(
      ObjectNode conditions, String operator, String key, @Nullable String value) {
    if (value != null) {
      conditions.withObjectProperty(operator).put(key, value);
    }
  }
}
