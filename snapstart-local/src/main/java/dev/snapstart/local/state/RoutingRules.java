package dev.snapstart.local.state;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which versions an alias may point at (facts 3). */
final class RoutingRules {
  private static final String MEMBER = "routingConfig.additionalVersionWeights";
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private RoutingRules() {}

  static void check(LambdaCall.@Nullable RoutingConfig routing) {
    Map<String, Double> given = given(routing);
    Constraints constraints = new Constraints();
    if (!given.keySet().stream().allMatch(key -> NUMBER.matcher(key).matches())) {
      constraints.add(
          MEMBER,
          given,
          "Map keys must satisfy constraint: [Member must have length less than or equal to 1024,"
              + " Member must have length greater than or equal to 1, Member must satisfy regular"
              + " expression pattern: [0-9]+, Member must not be null]");
    }
    if (!given.values().stream().allMatch(weight -> weight != null && weight >= 0 && weight <= 1)) {
      constraints.add(
          MEMBER,
          given,
          "Map value must satisfy constraint: [Member must have value less than or equal to 1.0,"
              + " Member must have value greater than or equal to 0.0, Member must not be null]");
    }
    constraints.check();
    if (given.size() > 1) {
      throw LambdaError.invalid(
              "Number of items in AdditionalVersionWeights cannot be greater than 1")
          .refuse();
    }
  }

  static Table<String, Double> weights(LambdaCall.@Nullable RoutingConfig routing) {
    return Table.of(given(routing));
  }

  private static Map<String, Double> given(LambdaCall.@Nullable RoutingConfig routing) {
    return routing == null || routing.additionalVersionWeights() == null
        ? Map.of()
        : new TreeMap<>(routing.additionalVersionWeights());
  }

  static void check(Draft draft, LambdaFunction function, Alias alias) {
    String primary = alias.functionVersion();
    boolean weighted = !alias.weights().isEmpty();
    if (weighted && primary.equals(FunctionVersion.LATEST)) {
      throw LambdaError.invalid(
              "$LATEST is not supported for an alias pointing to more than 1 version")
          .refuse();
    }
    if (alias.weights().has(primary)) {
      throw LambdaError.invalid(
              "Invalid function version "
                  + primary
                  + ". Function version "
                  + primary
                  + " is already included in routing configuration.")
          .refuse();
    }
    ProvisionedRules.checkMove(function, alias);
    FunctionVersion target = target(draft, function, primary);
    for (String weightedVersion : alias.weights().asMap().keySet()) {
      refuseDifferent(target, target(draft, function, weightedVersion));
    }
  }

  private static FunctionVersion target(Draft draft, LambdaFunction function, String version) {
    FunctionVersion found = function.version(version);
    if (found == null) {
      throw Lookup.functionNotFound(draft.account().functionArn(function.name(), version));
    }
    // A Pending version is accepted, a Failed one is not (facts 3); the text is assumed.
    if (found.lifecycle().failed()) {
      throw LambdaError.conflict(
              "The operation cannot be performed at this time. The function is currently in the"
                  + " following state: 'Failed', StateReasonCode: '"
                  + found.lifecycle().stateReasonCode()
                  + "'")
          .refuse();
    }
    return found;
  }

  /** Both share the role and the dead-letter queue (facts 3); the texts are assumed. */
  private static void refuseDifferent(FunctionVersion one, FunctionVersion other) {
    if (!one.settings().role().equals(other.settings().role())) {
      throw LambdaError.invalid(
              "Versions of an alias with routing configuration must have the same execution role")
          .refuse();
    }
    if (!Objects.equals(one.settings().deadLetterConfig(), other.settings().deadLetterConfig())) {
      throw LambdaError.invalid(
              "Versions of an alias with routing configuration must have the same dead-letter"
                  + " queue configuration")
          .refuse();
    }
  }
}
