package dev.snapstart.maven;

import dev.snapstart.access.AccessPolicy;
import dev.snapstart.access.AccessScope;
import dev.snapstart.access.AccessTask;
import java.util.List;
import java.util.function.UnaryOperator;

/** What a goal may do to one function, as far as IAM is asked. */
@FunctionalInterface
interface GoalAccess {
  /** Adds it to a policy. */
  void addTo(AccessPolicy.Builder policy, AccessScope scope, RequestParts parts);

  /** A goal that calls nothing of AWS. */
  static GoalAccess none() {
    return (policy, scope, parts) -> {};
  }

  /**
   * A goal that deploys.
   *
   * @param choice the parts that it asks for
   */
  static GoalAccess deploying(UnaryOperator<RequestParts> choice) {
    return (policy, scope, parts) -> policy.deploying(scope, choice.apply(parts).build());
  }

  /**
   * A goal that shows what would be deployed.
   *
   * @param choice the parts that it asks for
   */
  static GoalAccess planning(UnaryOperator<RequestParts> choice) {
    return (policy, scope, parts) -> policy.planning(scope, choice.apply(parts).build());
  }

  /** A goal that does something else than deploying. */
  static GoalAccess of(AccessTask... tasks) {
    return (policy, scope, parts) ->
        List.of(tasks).forEach(task -> policy.doing(scope, parts.function(), task));
  }
}
