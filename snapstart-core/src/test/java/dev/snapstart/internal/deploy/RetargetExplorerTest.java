package dev.snapstart.internal.deploy;

import static dev.snapstart.internal.deploy.RetargetInvariants.RIVALS;
import static dev.snapstart.internal.deploy.VirtualLambda.ALIAS;
import static dev.snapstart.internal.deploy.VirtualLambda.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapstart.internal.lambda.InventoryGateway;
import dev.snapstart.internal.lambda.LambdaGateway;
import dev.snapstart.internal.lambda.RetargetGateway;
import dev.snapstart.local.state.AttachmentCall;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.model.EventSourceMapping;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every interleaving of a move of callers with a rival's moves, faults and kills. */
@Tag("slow")
class RetargetExplorerTest {
  @Test
  void everyInterleavingOfAMoveOfCallersKeepsTheInvariants() {
    Explorer.Report report = explore(Sabotage::none);
    assertThat(report.complete()).isTrue();
    Walks.report("callers", report);
  }

  @Test
  void aMappingThatIsNotLookedAtAgainIsFound() {
    assertThatThrownBy(() -> explore(RetargetExplorerTest::trustingMappings))
        .hasMessageContaining("mapping was overwritten")
        .hasMessageContaining("rival");
  }

  @Test
  void anIntegrationThatIsNotLookedAtAgainIsFound() {
    assertThatThrownBy(() -> explore(RetargetExplorerTest::trustingIntegrations))
        .hasMessageContaining("api was overwritten")
        .hasMessageContaining("rival");
  }

  @Test
  void aPermissionThatIsTakenForGrantedIsFound() {
    assertThatThrownBy(() -> explore(RetargetExplorerTest::allowingAll))
        .hasMessageContaining("before it is allowed");
  }

  /** Says that a mapping is as it was in the beginning, whatever became of it. */
  private static LambdaGateway trustingMappings(VirtualLambda lambda, LambdaGateway gateway) {
    return retargeting(
        gateway,
        "mapping",
        (method, arguments, real) ->
            new EventSourceMapping(
                (String) arguments[0], CallerScenarios.ARN, CallerScenarios.QUEUE, "Enabled"));
  }

  /** The same of an integration. */
  private static LambdaGateway trustingIntegrations(VirtualLambda lambda, LambdaGateway gateway) {
    return retargeting(gateway, "integration", (method, arguments, real) -> arguments[0]);
  }

  private static LambdaGateway retargeting(
      LambdaGateway gateway, String method, Altered.Answer answer) {
    RetargetGateway calls =
        Altered.of(RetargetGateway.class, gateway.retargeting(), method, answer);
    return Altered.of(
        LambdaGateway.class, gateway, "retargeting", (called, arguments, real) -> calls);
  }

  /** Says that the alias allows what the function does. */
  private static LambdaGateway allowingAll(VirtualLambda lambda, LambdaGateway gateway) {
    InventoryGateway lists =
        Altered.of(
            InventoryGateway.class,
            gateway.inventory(),
            "getPolicy",
            (method, arguments, real) -> real.call(arguments[0], null));
    return Altered.of(
        LambdaGateway.class, gateway, "inventory", (called, arguments, real) -> lists);
  }

  private static Explorer.Report explore(
      BiFunction<VirtualLambda, LambdaGateway, LambdaGateway> sabotage) {
    VirtualLambda lambda = new VirtualLambda();
    CallerScenarios.called(lambda);
    String mapping = lambda.state().mappings().asMap().firstKey();
    String api = lambda.gateways().httpApis().asMap().firstKey();
    return new Explorer(
            CallerScenarios.REQUEST,
            rivals(mapping, api),
            new Explorer.Bounds(1, 1, 1, 400_000),
            sabotage)
        .withGatewayRivals(
            Map.of(
                "point the integration at " + RIVALS,
                state -> state.pointed(api, "i1", CallerScenarios.ARN + ":" + RIVALS),
                "point the integration at " + ALIAS,
                state -> state.pointed(api, "i1", CallerScenarios.ARN + ":" + ALIAS)))
        .explore(lambda, new RetargetInvariants(CallerScenarios.REQUEST));
  }

  private static Map<String, LambdaCall> rivals(String mapping, String api) {
    Map<String, LambdaCall> moves = new LinkedHashMap<>();
    for (String alias : new String[] {RIVALS, ALIAS}) {
      moves.put(
          "move the mapping to " + alias,
          new AttachmentCall.UpdateEventSourceMapping(
              mapping, CallerScenarios.ARN + ":" + alias, StateRetargeting.UNSET, null));
    }
    moves.put(
        "remove the permission", new LambdaCall.RemovePermission(FUNCTION, ALIAS, "shop", null));
    moves.put("allow it", CallerScenarios.permission(ALIAS, "shop", api));
    moves.put("take the id", CallerScenarios.permission(ALIAS, "shop", "another"));
    moves.put("delete the alias", new LambdaCall.DeleteAlias(FUNCTION, ALIAS));
    moves.put("delete the URL", new AttachmentCall.DeleteFunctionUrlConfig(FUNCTION, null));
    moves.put(
        "give the alias a URL",
        new AttachmentCall.CreateFunctionUrlConfig(FUNCTION, ALIAS, "NONE", null, null));
    return moves;
  }
}
