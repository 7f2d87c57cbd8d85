package dev.snapstart.internal.deploy;

import static dev.snapstart.internal.deploy.PruneScenarios.keeping;
import static dev.snapstart.internal.deploy.Scenario.deploy;
import static dev.snapstart.internal.deploy.VirtualLambda.ALIAS;
import static dev.snapstart.internal.deploy.VirtualLambda.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.internal.lambda.CallFailure;
import dev.snapstart.local.state.LambdaAnswer;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.local.state.LambdaError;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.model.DeploymentResult;
import dev.snapstart.model.PruneReport;
import dev.snapstart.model.VersionVerdict;
import dev.snapstart.model.VersionVerdict.Reason;
import dev.snapstart.plan.DeploymentPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pruning as a run of the engine: what it reads, what it deletes, and what it must not. */
class PruneTest {
  private final VirtualLambda lambda = new VirtualLambda();

  @BeforeEach
  void fourVersions() {
    PruneScenarios.deployedFourTimes(lambda);
    lambda.calls().clear();
  }

  @Test
  void theReportNamesEveryVersionAndWhy() {
    PruneReport report = lambda.deploy(prune()).pruning().orElseThrow();
    assertThat(report.deleted()).extracting(VersionVerdict::version).containsExactly("1", "2");
    assertThat(report.kept())
        .extracting(VersionVerdict::reason)
        .containsExactly(Reason.LEDGER, Reason.ALIAS);
    assertThat(report.withoutCalls()).as("no client").isPresent();
  }

  @Test
  void aFunctionThatIsNotThereIsNoFunctionWithNothingToPrune() {
    VirtualLambda empty = new VirtualLambda();
    assertThat(empty.failure(prune()).code()).isEqualTo(ErrorCode.FUNCTION_NOT_FOUND);
    assertThatThrownBy(() -> empty.plan(prune())).hasMessageContaining("does not exist");
  }

  @Test
  void thePlanNamesTheSameVersionsAsTheRun() {
    DeploymentPlan plan = lambda.plan(prune());
    assertThat(lambda.function().versions().values()).hasSize(4);
    DeploymentResult result = lambda.deploy(prune());
    assertThat(plan.pruning()).isEqualTo(result.pruning());
    assertThat(plan.changes()).extracting("subject").containsExactly("version 1", "version 2");
    assertThat(result.steps())
        .as("each is a step of its own")
        .extracting(DeploymentResult.StepTime::name)
        .isEqualTo(plan.steps().stream().map(DeploymentPlan.PlannedStep::name).toList())
        .hasSize(2);
  }

  @Test
  void aPlanForeseesWhatTheMoveSetsFree() {
    DeploymentRequest request = deploy("v5.zip").prune(keeping(1)).build();
    lambda.direct(CallerScenarios.permission("2", "someone", "shop"));
    DeploymentPlan plan = lambda.plan(request);
    DeploymentResult result = lambda.deploy(request);
    assertThat(numbers(plan.pruning().orElseThrow().deleted())).containsExactly("1", "3");
    assertThat(numbers(result.pruning().orElseThrow().deleted())).containsExactly("1", "3");
    assertThat(versions()).containsExactly("2", "4", "5");
  }

  @Test
  void whatOnlyTheMoveSetsFreeIsDeletedInTheSameRun() {
    lambda.deploy(prune());
    DeploymentRequest request = deploy("v5.zip").prune(keeping(1)).build();
    DeploymentPlan plan = lambda.plan(request);
    DeploymentResult result = lambda.deploy(request);
    assertThat(numbers(plan.pruning().orElseThrow().deleted())).containsExactly("3");
    assertThat(numbers(result.pruning().orElseThrow().deleted())).containsExactly("3");
    assertThat(versions()).containsExactly("4", "5");
  }

  @Test
  void readsPoliciesOnlyOfCandidatesAndAliasesBeforeEachDeletion() {
    lambda.deploy(prune());
    assertThat(lambda.calls()).filteredOn("GetPolicy"::equals).hasSize(2);
    assertThat(lambda.calls())
        .endsWith("ListAliases", "DeleteFunction", "ListAliases", "DeleteFunction");
    assertThat(Collections.frequency(lambda.calls(), "ListVersionsByFunction")).isEqualTo(1);
    assertThat(Collections.frequency(lambda.calls(), "ListAliases")).isEqualTo(3);
  }

  @Test
  void aPolicyOfItsOwnProtectsAVersion() {
    lambda.direct(CallerScenarios.permission("1", "someone", "shop"));
    PruneReport report = lambda.deploy(prune()).pruning().orElseThrow();
    assertThat(report.kept().get(0).reason()).isEqualTo(Reason.POLICY);
    assertThat(versions()).containsExactly("1", "3", "4");
  }

  @Test
  void whatLambdaRefusesIsSkippedAndSaid() {
    lambda.hook(
        CallHook.beforeFirst(
            "DeleteFunction",
            () -> {
              throw new CallFailure(
                  CallFailure.Kind.REJECTED,
                  "lambda:DeleteFunction",
                  null,
                  "it is a replicated function",
                  null,
                  null,
                  null);
            }));
    PruneReport report = lambda.deploy(prune()).pruning().orElseThrow();
    assertThat(report.kept().get(0).reason()).isEqualTo(Reason.REFUSED);
    assertThat(report.kept().get(0).detail()).contains("replicated");
    assertThat(versions()).containsExactly("1", "3", "4");
  }

  @Test
  void aConflictIsLookedIntoOnceAndThenTakenForARefusal() {
    for (int conflicts = 1; conflicts <= 2; conflicts++) {
      VirtualLambda world = new VirtualLambda();
      PruneScenarios.deployedFourTimes(world);
      world.hook(conflicting(conflicts));
      PruneReport report = world.deploy(prune()).pruning().orElseThrow();
      assertThat(numbers(report.deleted()))
          .containsExactlyElementsOf(conflicts == 1 ? List.of("1", "2") : List.of("2"));
    }
  }

  private static CallHook conflicting(int times) {
    return new CallHook() {
      private int left = times;

      @Override
      public void before(int number, String operation) {
        if (operation.equals("DeleteFunction") && left-- > 0) {
          throw new CallFailure(
              CallFailure.Kind.CONFLICT, "lambda:" + operation, null, "busy", null, null, null);
        }
      }
    };
  }

  @Test
  void neverDeletesWhatARivalHasMovedItsAliasTo() {
    int moved = 0;
    for (int at = 0; at < 40; at++) {
      VirtualLambda world = new VirtualLambda();
      PruneScenarios.deployedFourTimes(world);
      world.calls().clear();
      List<String> named = new ArrayList<>();
      int when = at;
      world.hook(
          new CallHook() {
            @Override
            public void before(int number, String operation) {
              if (number == when) {
                LambdaAnswer answer =
                    world.direct(
                        new LambdaCall.UpdateAlias(
                            FUNCTION, ALIAS, "2", "[snapstart 2<1]", null, null));
                if (!(answer instanceof LambdaError)) {
                  named.add("2");
                  if (world.function().version("1") != null) {
                    named.add("1");
                  }
                }
              }
            }
          });
      world.deploy(prune());
      moved += named.isEmpty() ? 0 : 1;
      boolean betweenTheLastReadAndTheDeletion =
          world.calls().size() > at && world.calls().get(at).equals("DeleteFunction");
      for (String version : named) {
        // Lambda itself refuses what an alias points to; the ledger is ours alone to heed.
        if (version.equals("2") || !betweenTheLastReadAndTheDeletion) {
          assertThat(world.function().version(version)).as("before call %d", at).isNotNull();
        }
      }
    }
    assertThat(moved).isGreaterThan(5);
  }

  @Test
  void goesOnWhereAKilledRunEnded() {
    lambda.direct(new LambdaCall.DeleteFunction(FUNCTION, "1"));
    PruneReport report = lambda.deploy(prune()).pruning().orElseThrow();
    assertThat(numbers(report.deleted())).containsExactly("2");
  }

  @Test
  void protectionsAreReadAgainWhenTheyAreOld() {
    lambda.hook(
        new CallHook() {
          @Override
          public void after(int number, String operation) {
            if (operation.equals("GetPolicy") && number < 20) {
              lambda.pass(Duration.ofMinutes(2));
            }
          }
        });
    lambda.deploy(deploy("v5.zip").prune(keeping(1)).build());
    int first = lambda.calls().indexOf("DeleteFunction");
    int move = lambda.calls().indexOf("UpdateAlias");
    assertThat(lambda.calls().subList(move, first))
        .contains("ListAliases", "ListEventSourceMappings", "ListProvisionedConcurrencyConfigs");
  }

  @Test
  void aFunctionThatIsCreatedHasNothingToPrune() {
    VirtualLambda empty = new VirtualLambda();
    DeploymentResult result = empty.deploy(deploy("v1.zip").prune(keeping(1)).build());
    assertThat(result.pruning()).isEmpty();
    assertThat(empty.function().versions().values()).hasSize(1);
  }

  private static DeploymentRequest prune() {
    return DeploymentRequest.forFunction(FUNCTION).prune(keeping(1)).build();
  }

  private static List<String> numbers(List<VersionVerdict> verdicts) {
    return verdicts.stream().map(VersionVerdict::version).toList();
  }

  private List<String> versions() {
    return lambda.function().versions().values().stream().map(it -> it.version()).toList();
  }
}
