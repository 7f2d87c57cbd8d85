package dev.snapstart.internal.deploy;

import dev.snapstart.access.AccessStatement;
import dev.snapstart.internal.lambda.CallFailure;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The statement that would have to be in a policy for a denied call to be allowed. */
final class PolicyStatement {
  private static final Pattern RESOURCE =
      Pattern.compile("on resource: (arn:[a-z-]+:[a-zA-Z0-9_$:/.*@+=,-]+)");

  private PolicyStatement() {}

  /** Returns the statement, or empty if nothing tells the resource. */
  static Optional<AccessStatement> of(CallFailure denied, @Nullable String function) {
    Matcher named = RESOURCE.matcher(String.valueOf(denied.getMessage()));
    if (named.find()) {
      return Optional.of(AccessStatement.allowing(denied.action(), withoutStop(named.group(1))));
    }
    // Lambda nearly always names the resource; its other calls are about the function anyway.
    return function == null || !denied.action().startsWith("lambda:")
        ? Optional.empty()
        : Optional.of(AccessStatement.allowingOnFunction(denied.action(), function));
  }

  private static String withoutStop(String arn) {
    return arn.endsWith(".") ? arn.substring(0, arn.length() - 1) : arn;
  }
}
