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
import dev.snapstart.model.FunctionId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every interleaving of a move of callers with a rival's moves, faults and kills. */
@Tag("slow")
class RetargetExplorerTest {
  @Test
  void everyInterleavingOfAMoveOfCallersKeepsTheInvariants() {
    Explorer.Report report = explore((lambda, gateway) -> gateway);
    assertThat(report.complete()).isTrue();
    assertThat(report.ends()).isPositive();
    System.out.printf(
        "explorer | %-19s | %,9d states | %,9d transitions | %,7d ends | %s%n",
        "callers",
        report.states(),
        report.transitions(),
        report.ends(),
        "complete within its bounds");
  }

  @Test
  void aMappingThatIsNotLookedAtAgainIsFound() {
    assertThatThrownBy(
            () ->
                explore(
                    (lambda, gateway) ->
                        with(gateway, "retargeting", RetargetExplorerTest::trusting)))
        .hasMessageContaining("mapping was overwritten")
        .hasMessageContaining("rival");
  }

  @Test
  void anIntegrationThatIsNotLookedAtAgainIsFound() {
    assertThatThrownBy(
            () ->
                explore(
                    (lambda, gateway) ->
                        with(
                            gateway,
                            "retargeting",
                            calls ->
                                wrapped(
                                    RetargetGateway.class,
                                    (RetargetGateway) calls,
                                    "integration",
                                    arguments -> arguments[0]))))
        .hasMessageContaining("api was overwritten")
        .hasMessageContaining("rival");
  }

  @Test
  void aPermissionThatIsTakenForGrantedIsFound() {
    assertThatThrownBy(
            () ->
                explore(
                    (lambda, gateway) ->
                        with(gateway, "inventory", RetargetExplorerTest::allowingAll)))
        .hasMessageContaining("before it is allowed");
  }

  /** Says that a mapping is as it was in the beginning, whatever became of it. */
  private static Object trusting(Object calls) {
    return wrapped(
        RetargetGateway.class,
        (RetargetGateway) calls,
        "mapping",
        arguments ->
            new EventSourceMapping(
                (String) arguments[0], CallerScenarios.ARN, CallerScenarios.QUEUE, "Enabled"));
  }

  /** Says that the alias allows what the function does. */
  private static Object allowingAll(Object lists) {
    InventoryGateway real = (InventoryGateway) lists;
    return wrapped(
        InventoryGateway.class,
        real,
        "getPolicy",
        arguments -> real.getPolicy((FunctionId) arguments[0], null));
  }

  private interface Answer {
    Object to(Object[] arguments);
  }

  private static LambdaGateway with(
      LambdaGateway gateway, String part, UnaryOperator<Object> change) {
    return wrapped(
        LambdaGateway.class,
        gateway,
        part,
        arguments ->
            change.apply(part.equals("inventory") ? gateway.inventory() : gateway.retargeting()));
  }

  private static <T> T wrapped(Class<T> type, T real, String method, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, arguments) ->
                called.getName().equals(method)
                    ? answer.to(arguments)
                    : invoke(called, real, arguments)));
  }

  private static Object invoke(Method called, Object real, Object[] arguments) throws Throwable {
    try {
      return called.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
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
