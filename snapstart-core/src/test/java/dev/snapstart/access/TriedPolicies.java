package dev.snapstart.access;

import dev.snapstart.model.CodeSource;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.FunctionSettings;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Policies of requests that deploy one function, and what to look at in them. */
final class TriedPolicies {
  static final AccessScope SCOPE = AccessScope.of("eu-west-1", "123456789012");
  static final String FUNCTION = "arn:aws:lambda:eu-west-1:123456789012:function:orders";
  static final String KEY =
      "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555";
  static final String KEY_ALIAS = "arn:aws:kms:eu-west-1:123456789012:alias/orders";
  static final String ROLE = "arn:aws:iam::123456789012:role/orders";

  private TriedPolicies() {}

  static AccessPolicy policy(UnaryOperator<DeploymentRequest.Builder> edit) {
    return AccessPolicy.forRequests(SCOPE, request(edit, base()));
  }

  static AccessPolicy withSettings(FunctionSettings.Builder settings) {
    return AccessPolicy.forRequests(SCOPE, request(it -> it, settings));
  }

  static DeploymentRequest request(
      UnaryOperator<DeploymentRequest.Builder> edit, FunctionSettings.Builder settings) {
    return edit.apply(
            DeploymentRequest.forFunction("orders")
                .code(CodeSource.archive(Path.of("orders.jar")))
                .settings(settings.build())
                .publish()
                .alias("live"))
        .build();
  }

  static FunctionSettings.Builder base() {
    return FunctionSettings.builder()
        .role(ROLE)
        .runtime("java21")
        .handler("com.example.Orders::handleRequest")
        .snapStart(true);
  }

  static AccessStatement statement(AccessPolicy policy, String sid) {
    return policy.statements().stream()
        .filter(it -> it.sid().equals(sid))
        .findFirst()
        .orElseThrow();
  }

  static Set<String> actions(AccessPolicy policy) {
    Set<String> actions = new TreeSet<>();
    policy.statements().forEach(it -> actions.addAll(it.actions()));
    return actions;
  }

  /** As IAM compares: a star is any text. */
  static boolean matches(AccessStatement statement, String arn) {
    return statement.resources().stream()
        .map(it -> it.replace("$", "\\$").replace("*", ".*"))
        .anyMatch(arn::matches);
  }
}
