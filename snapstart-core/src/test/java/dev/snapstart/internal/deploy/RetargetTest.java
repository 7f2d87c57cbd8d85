package dev.snapstart.internal.deploy;

import static dev.snapstart.internal.deploy.CallerScenarios.ARN;
import static dev.snapstart.internal.deploy.CallerScenarios.REQUEST;
import static dev.snapstart.internal.deploy.RetargetInvariants.RIVALS;
import static dev.snapstart.internal.deploy.VirtualLambda.ALIAS;
import static dev.snapstart.internal.deploy.VirtualLambda.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.event.DeploymentListener;
import dev.snapstart.event.StepFinished;
import dev.snapstart.local.state.AttachmentCall;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.local.state.apigateway.GatewayState;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.RetargetGoal;
import dev.snapstart.plan.DeploymentPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Moves of callers, told step by step, beside somebody who does something else. */
class RetargetTest {
  private final VirtualLambda lambda = new VirtualLambda();
  private String mapping;
  private String api;

  @BeforeEach
  void callers() {
    CallerScenarios.called(lambda);
    mapping = lambda.state().mappings().asMap().firstKey();
    api = lambda.gateways().httpApis().asMap().firstKey();
    lambda.calls().clear();
  }

  @Test
  void eachMoveIsLookedAtRightBeforeItIsMade() {
    lambda.deploy(REQUEST);
    assertThat(lambda.calls().subList(lambda.calls().indexOf("GetIntegrations") + 1, count()))
        .containsExactly(
            "GetPolicy",
            "AddPermission",
            "GetEventSourceMapping",
            "UpdateEventSourceMapping",
            "GetFunctionUrlConfig",
            "CreateFunctionUrlConfig",
            "GetPolicy",
            "GetIntegration",
            "UpdateIntegration");
  }

  @Test
  void aPlanLooksAtNothingTwice() {
    lambda.plan(REQUEST);
    assertThat(lambda.calls()).last().isEqualTo("GetIntegrations");
  }

  @Test
  void theStepsAreToldAsEvents() {
    List<String> told = new ArrayList<>();
    lambda.deploy(
        REQUEST,
        new DeploymentListener() {
          @Override
          public void planned(DeploymentPlan plan) {
            told.add("planned " + plan.changes().size());
          }

          @Override
          public void stepFinished(StepFinished event) {
            told.add(event.number() + "/" + event.total() + " " + event.outcome());
          }
        });
    assertThat(told)
        .containsExactly(
            "planned 4",
            "1/4 statement shop added to live",
            "2/4 event source mapping " + mapping + ": $LATEST -> live",
            "3/4 function URL of live created",
            "4/4 integration HTTP " + api + " i1 calls " + ARN + ":live");
  }

  @Test
  void aMappingThatSomebodyElseMovesIsLeftToThem() {
    before("GetEventSourceMapping", it -> it.direct(moved(RIVALS)));
    assertThat(drift())
        .hasMessageContaining("event source mapping " + mapping)
        .hasMessageContaining(ARN + " -> " + ARN + ":" + RIVALS)
        .hasMessageContaining("Done so far: AllowCaller.");
    assertThat(lambda.state().mappings().get(mapping).qualifier()).isEqualTo(RIVALS);
  }

  @Test
  void aMappingThatSomebodyElseMovesToTheAliasIsDone() {
    before("GetEventSourceMapping", it -> it.direct(moved(ALIAS)));
    lambda.deploy(REQUEST);
    assertThat(lambda.writes()).doesNotContain("UpdateEventSourceMapping");
  }

  @Test
  void anIntegrationThatSomebodyElseMovesIsLeftToThem() {
    before(
        "GetIntegration", it -> it.gateways(it.gateways().pointed(api, "i1", ARN + ":" + RIVALS)));
    assertThat(drift()).hasMessageContaining("the integration HTTP " + api + " i1");
    assertThat(uri(lambda.gateways())).isEqualTo(ARN + ":" + RIVALS);
  }

  @Test
  void whatSomebodyElseForbidsIsNotMovedThere() {
    RetargetGoal apis = new RetargetGoal(ALIAS, false, true);
    DeploymentRequest request = DeploymentRequest.forFunction(FUNCTION).retarget(apis).build();
    lambda.direct(CallerScenarios.permission(ALIAS, "shop", api));
    before(
        "GetIntegrations",
        it -> it.direct(new LambdaCall.RemovePermission(FUNCTION, ALIAS, "shop", null)));
    assertThatThrownBy(() -> lambda.deploy(request))
        .isInstanceOf(SnapStartException.class)
        .hasMessageContaining("statement shop of live")
        .hasMessageContaining("-> absent");
    assertThat(uri(lambda.gateways())).isEqualTo(ARN);
  }

  @Test
  void aStatementThatTakesTheIdIsNotMistakenForOurs() {
    before("AddPermission", it -> it.direct(CallerScenarios.permission(ALIAS, "shop", "another")));
    assertThat(drift()).hasMessageContaining("statement shop of live: absent -> ");
    assertThat(uri(lambda.gateways())).isEqualTo(ARN);
  }

  @Test
  void aPolicyThatHasChangedIsReadBeforeItIsAddedTo() {
    lambda.direct(CallerScenarios.permission(ALIAS, "first", "another"));
    before("AddPermission", it -> it.direct(CallerScenarios.permission(ALIAS, "more", "another")));
    lambda.deploy(REQUEST);
    assertThat(lambda.writes()).startsWith("AddPermission", "AddPermission");
    assertThat(lambda.function().policies().get(ALIAS).asMap()).containsKeys("more", "shop");
  }

  @Test
  void anAliasThatIsDeletedEndsTheMove() {
    before("AddPermission", it -> it.direct(new LambdaCall.DeleteAlias(FUNCTION, ALIAS)));
    assertThat(drift()).hasMessageContaining("the aliases are " + RIVALS + ", without live");
    assertThat(lambda.state().mappings().get(mapping).qualifier()).isNull();
  }

  private SnapStartException drift() {
    SnapStartException error =
        catchThrowableOfType(SnapStartException.class, () -> lambda.deploy(REQUEST));
    assertThat(error.code()).isEqualTo(ErrorCode.DRIFT);
    return error;
  }

  private int count() {
    return lambda.calls().size();
  }

  private String uri(GatewayState state) {
    return state.integration(api, "i1").integrationUri();
  }

  private LambdaCall moved(String alias) {
    return new AttachmentCall.UpdateEventSourceMapping(
        mapping, ARN + ":" + alias, StateRetargeting.UNSET, null);
  }

  /** Lets somebody else act once, right before the first such call. */
  private void before(String operation, Consumer<VirtualLambda> rival) {
    lambda.hook(CallHook.beforeFirst(operation, () -> rival.accept(lambda)));
  }
}
