package dev.snapstart.internal.deploy;

import dev.snapstart.internal.lambda.CallFailure;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The statement that would have to be in a policy for a denied call to be allowed. */
final class PolicyStatement {
  private static final Pattern RESOURCE =
      Pattern.compile("on resource: (arn:[a-z-]+:[a-zA-Z0-9_$:/.*@+=,-]+)");

  /** Always made on a version, and not to be allowed on the whole function. */
  private static final Set<String> OF_VERSIONS =
      Set.of("lambda:InvokeFunction", "lambda:DeleteFunction");

  private static final String PASS_ROLE = "iam:PassRole";

  private PolicyStatement() {}

  /** Returns the statement, or empty if nothing tells the resource. */
  static Optional<String> of(CallFailure denied, @Nullable String function) {
    return resource(denied, function).map(resource -> allowing(denied.action(), resource));
  }

  /** Returns the statement that allows an action on one resource. */
  static String allowing(String action, String resource) {
    String condition =
        action.equals(PASS_ROLE)
            ? ", \"Condition\": {\"StringEquals\": {\"iam:PassedToService\": \"lambda.amazonaws.com\"}}"
            : "";
    return "{\"Effect\": \"Allow\", \"Action\": \""
        + action
        + "\", \"Resource\": \""
        + resource
        + "\""
        + condition
        + "}";
  }

  /** Lambda nearly always names the resource; its other calls are about the function anyway. */
  private static Optional<String> resource(CallFailure denied, @Nullable String function) {
    Matcher named = RESOURCE.matcher(String.valueOf(denied.getMessage()));
    if (named.find()) {
      return Optional.of(withoutStop(named.group(1)));
    }
    if (function == null || !denied.action().startsWith("lambda:")) {
      return Optional.empty();
    }
    String versions = OF_VERSIONS.contains(denied.action()) ? ":*" : "";
    return Optional.of("arn:aws:lambda:*:*:function:" + function + versions);
  }

  private static String withoutStop(String arn) {
    return arn.endsWith(".") ? arn.substring(0, arn.length() - 1) : arn;
  }
}
