package dev.snapstart.internal.deploy;

import static dev.snapstart.internal.deploy.VirtualLambda.ALIAS;
import static dev.snapstart.internal.deploy.VirtualLambda.FUNCTION;

import dev.snapstart.error.SnapStartException;
import dev.snapstart.internal.plan.World;
import dev.snapstart.local.state.LambdaFunction;
import dev.snapstart.local.state.PolicyStatement;
import dev.snapstart.local.state.Table;
import dev.snapstart.model.DeploymentRequest;
import java.util.Map;
import java.util.TreeMap;

/** What must hold while callers are moved to the alias. */
final class RetargetInvariants implements Explorer.Judge {
  /** An alias that no run moves callers to or from. */
  static final String RIVALS = "beta";

  private final DeploymentRequest request;

  RetargetInvariants(DeploymentRequest request) {
    this.request = request;
  }

  @Override
  public void transition(Node before, Node after, boolean byEngine) {
    if (!byEngine) {
      return;
    }
    Map<String, String> were = callers(before);
    callers(after)
        .forEach(
            (caller, now) -> {
              String was = were.get(caller);
              if (!now.equals(was)) {
                moved(caller, was, now, before);
              }
            });
  }

  /**
   * What a rival did after the look that precedes the write is what nobody can know of. The look at
   * the policy comes one call earlier than that at the integration.
   */
  private static void moved(String caller, String was, String now, Node before) {
    if (!now.contains(":" + ALIAS)) {
      throw new AssertionError(caller + " was moved to " + now);
    }
    if (was.contains(":" + RIVALS) && before.looks() < 2) {
      throw new AssertionError(caller + " was overwritten: " + was + " -> " + now);
    }
    if (caller.startsWith("api") && !isAllowed(before) && before.looks() < 1) {
      throw new AssertionError(caller + " was moved before it is allowed");
    }
  }

  private static boolean isAllowed(Node node) {
    LambdaFunction function = node.lambda().function(FUNCTION);
    Table<String, PolicyStatement> policy = function.policies().get(ALIAS);
    return function.aliases().has(ALIAS)
        && policy != null
        && policy.values().stream()
            .anyMatch(
                it -> it.sourceArn() != null && it.sourceArn().contains(":" + api(node) + "/"));
  }

  private static String api(Node node) {
    return node.gateways().httpApis().asMap().firstKey();
  }

  private static Map<String, String> callers(Node node) {
    Map<String, String> all = new TreeMap<>();
    node.lambda()
        .mappings()
        .values()
        .forEach(it -> all.put("mapping", it.function() + ":" + it.qualifier()));
    node.gateways()
        .httpApis()
        .values()
        .forEach(
            api ->
                api.integrations()
                    .values()
                    .forEach(it -> all.put("api", String.valueOf(it.integrationUri()))));
    return all;
  }

  @Override
  public void end(Node node, VirtualLambda lambda) {
    if (!node.end().equals("done") || node.rivalActed()) {
      return;
    }
    callers(node)
        .forEach(
            (caller, calls) -> {
              if (!calls.contains(":" + ALIAS)) {
                throw new AssertionError("done, but " + caller + " calls " + calls);
              }
            });
    if (!lambda.plan(request).isEmpty()) {
      throw new AssertionError("done, but the plan is not empty: " + lambda.plan(request));
    }
  }

  @Override
  public void failed(World world, SnapStartException error) {
    if (!world.deeds().accepted().isEmpty() && !error.getMessage().contains("Done so far: ")) {
      throw new AssertionError("the error does not say how things are: " + error.getMessage());
    }
  }
}
