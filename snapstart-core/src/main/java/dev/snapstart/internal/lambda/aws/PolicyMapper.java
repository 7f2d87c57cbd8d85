package dev.snapstart.internal.lambda.aws;

import dev.snapstart.model.Permission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * Reads the statements of a resource policy. AddPermission makes statements with one action, one
 * principal and few conditions; one that says more cannot be made again by it, and is not copyable.
 */
final class PolicyMapper {
  private static final String SOURCE_ARN = "aws:sourcearn";
  private static final String SOURCE_ACCOUNT = "aws:sourceaccount";
  private static final String ORGANIZATION = "aws:principalorgid";
  private static final String URL_AUTH_TYPE = "lambda:functionurlauthtype";
  private static final String TOKEN = "lambda:eventsourcetoken";
  private static final String VIA_URL = "lambda:invokedviafunctionurl";
  private static final Set<String> CONDITIONS =
      Set.of(SOURCE_ARN, SOURCE_ACCOUNT, ORGANIZATION, URL_AUTH_TYPE, TOKEN, VIA_URL);
  private static final Set<String> OPERATORS = Set.of("ArnLike", "StringEquals", "Bool");
  private static final Set<String> MEMBERS =
      Set.of("Sid", "Effect", "Principal", "Action", "Resource", "Condition");

  private PolicyMapper() {}

  static List<Permission> permissions(String policy) {
    JsonNode statements = JsonNode.parser().parse(policy).field("Statement").orElse(null);
    if (statements == null) {
      return List.of();
    }
    List<JsonNode> all = statements.isArray() ? statements.asArray() : List.of(statements);
    return all.stream().map(PolicyMapper::permission).toList();
  }

  private static Permission permission(JsonNode statement) {
    Map<String, String> conditions = new HashMap<>();
    boolean plain = readConditions(statement, conditions);
    List<String> actions = texts(statement.field("Action").orElse(null));
    List<String> principals = principals(statement.field("Principal").orElse(null));
    return new Permission(
        statement.field("Sid").map(JsonNode::text).orElse(""),
        statement.field("Effect").map(JsonNode::text).orElse("Allow"),
        String.join(",", actions),
        String.join(",", principals),
        conditions.get(SOURCE_ARN),
        conditions.get(SOURCE_ACCOUNT),
        conditions.get(ORGANIZATION),
        conditions.get(URL_AUTH_TYPE),
        "true".equals(conditions.get(VIA_URL)),
        conditions.get(TOKEN),
        plain
            && actions.size() == 1
            && principals.size() == 1
            && MEMBERS.containsAll(statement.asObject().keySet())
            && statement.field("Effect").map(JsonNode::text).filter("Allow"::equals).isPresent());
  }

  /** Returns whether there is nothing but conditions that AddPermission can make. */
  private static boolean readConditions(JsonNode statement, Map<String, String> found) {
    JsonNode condition = statement.field("Condition").orElse(null);
    boolean plain = true;
    if (condition == null) {
      return true;
    }
    for (Map.Entry<String, JsonNode> operator : condition.asObject().entrySet()) {
      for (Map.Entry<String, JsonNode> key : operator.getValue().asObject().entrySet()) {
        String name = key.getKey().toLowerCase(java.util.Locale.ROOT);
        List<String> values = texts(key.getValue());
        found.put(name, String.join(",", values));
        plain &=
            CONDITIONS.contains(name)
                && values.size() == 1
                && OPERATORS.contains(operator.getKey());
      }
    }
    return plain;
  }

  private static List<String> principals(@Nullable JsonNode principal) {
    if (principal == null || !principal.isObject()) {
      return texts(principal);
    }
    List<String> all = new ArrayList<>();
    principal.asObject().values().forEach(value -> all.addAll(texts(value)));
    return all;
  }

  private static List<String> texts(@Nullable JsonNode node) {
    if (node == null) {
      return List.of();
    }
    return node.isArray()
        ? node.asArray().stream().map(PolicyMapper::text).toList()
        : List.of(text(node));
  }

  private static String text(JsonNode node) {
    return Optional.ofNullable(node.text()).orElse("");
  }
}
