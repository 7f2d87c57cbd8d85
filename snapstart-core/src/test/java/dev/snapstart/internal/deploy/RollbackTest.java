package dev.snapstart.internal.deploy;

import static dev.snapstart.internal.deploy.ShiftScenarios.CANARY;
import static dev.snapstart.internal.deploy.ShiftScenarios.shift;
import static dev.snapstart.internal.deploy.VirtualLambda.ALIAS;
import static dev.snapstart.internal.deploy.VirtualLambda.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.model.DeploymentRequest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Moves back, and that they are not undone by accident. */
class RollbackTest {
  private final VirtualLambda lambda = new VirtualLambda();

  @BeforeEach
  void deploy() {
    Scenario.deployed(lambda);
    lambda.calls().clear();
  }

  @Test
  void aRollbackEndsAShiftWithOneWriteAndIsRespectedLater() {
    KilledShift.begin(lambda);
    assertThat(lambda.plan(rollback()).warnings()).isEmpty();
    lambda.calls().clear();
    lambda.deploy(rollback());
    assertThat(lambda.writes()).containsExactly("UpdateAlias");
    assertThat(lambda.alias().functionVersion()).isEqualTo("1");
    assertThat(lambda.alias().weights().isEmpty()).isTrue();
    assertThat(lambda.ledger().orElseThrow().rolledBackFrom()).contains("2");
    assertThat(lambda.failure(shift("v2.zip", CANARY)).code()).isEqualTo(ErrorCode.ROLLED_BACK);
  }

  @Test
  void aRollbackIsAtMostThreeReadsAndOneWrite() {
    lambda.deploy(Scenario.deploy("v2.zip").build());
    lambda.calls().clear();
    lambda.deploy(rollback());
    assertThat(lambda.writes()).containsExactly("UpdateAlias");
    assertThat(lambda.calls().size()).isLessThanOrEqualTo(4);
    lambda.calls().clear();
    lambda.deploy(rollback());
    assertThat(lambda.writes()).isEmpty();
  }

  @Test
  void whatWasRolledBackStaysAwayUntilItIsReleasedAgain() {
    lambda.deploy(Scenario.deploy("v2.zip").build());
    lambda.deploy(rollback());
    lambda.calls().clear();
    SnapStartException error = lambda.failure(Scenario.deploy("v2.zip").build());
    assertThat(error.code()).isEqualTo(ErrorCode.ROLLED_BACK);
    assertThat(error.getMessage()).contains("version 2");
    assertThat(lambda.writes()).isEmpty();
    lambda.deploy(Scenario.deploy("v2.zip").rerelease(true).build());
    assertThat(lambda.alias().functionVersion()).isEqualTo("2");
    assertThat(lambda.ledger().orElseThrow().rolledBackFrom()).isEmpty();
  }

  @Test
  void anOldPipelineThatRunsAgainAfterARollbackChangesNothing() {
    lambda.deploy(Scenario.deploy("v2.zip").build());
    lambda.deploy(rollback());
    lambda.deploy(Scenario.deploy("v1.zip").build());
    assertThat(lambda.alias().functionVersion()).isNotEqualTo("2");
    lambda.calls().clear();
    String before = lambda.alias().functionVersion();
    if (lambda.ledger().orElseThrow().rolledBackFrom().isPresent()) {
      lambda.failure(Scenario.deploy("v2.zip").build());
      assertThat(lambda.alias().functionVersion()).isEqualTo(before);
    }
  }

  @Test
  void twoRollbacksKeepTheNewestAway() {
    lambda.deploy(Scenario.deploy("v2.zip").build());
    lambda.deploy(Scenario.deploy("v3.zip").build());
    lambda.deploy(rollback());
    theThirdStaysAwayAfterARollbackToTheFirst();
  }

  @Test
  void aRollbackBeyondWhereAShiftCameFromKeepsTheShiftedAway() {
    lambda.deploy(Scenario.deploy("v2.zip").build());
    KilledShift.begin(lambda, "v3.zip");
    theThirdStaysAwayAfterARollbackToTheFirst();
  }

  @Test
  void aRollbackCreatesNoAlias() {
    for (DeploymentRequest.Builder mistyped :
        List.of(
            DeploymentRequest.forFunction(FUNCTION).rollback(),
            DeploymentRequest.forFunction(FUNCTION).rollbackTo("1"))) {
      SnapStartException error = lambda.failure(mistyped.alias("liev").build());
      assertThat(error.code()).isEqualTo(ErrorCode.NO_PREVIOUS_VERSION);
      assertThat(error).hasMessageContaining("Alias liev does not exist");
    }
    assertThat(lambda.function().aliases().get("liev")).isNull();
  }

  @Test
  void aRollbackWithoutLedgerAsksForAVersion() {
    assertThat(lambda.failure(rollback()).code()).isEqualTo(ErrorCode.NO_PREVIOUS_VERSION);
  }

  @Test
  void aRollbackToAFailedVersionMovesNothing() {
    lambda.edit(
        state ->
            state.withPlannedFailure(
                FUNCTION, new dev.snapstart.local.state.SnapshotFailure("FunctionError", "no")));
    lambda.failure(Scenario.deploy("v2.zip").build());
    SnapStartException error =
        lambda.failure(
            DeploymentRequest.forFunction(FUNCTION).rollbackTo("2").alias(ALIAS).build());
    assertThat(error.code()).isEqualTo(ErrorCode.SNAPSHOT_FAILED);
    assertThat(lambda.alias().functionVersion()).isEqualTo("1");
  }

  private void theThirdStaysAwayAfterARollbackToTheFirst() {
    lambda.deploy(DeploymentRequest.forFunction(FUNCTION).rollbackTo("1").alias(ALIAS).build());
    assertThat(lambda.alias().functionVersion()).isEqualTo("1");
    assertThat(lambda.failure(Scenario.deploy("v3.zip").build()).code())
        .isEqualTo(ErrorCode.ROLLED_BACK);
  }

  private static DeploymentRequest rollback() {
    return DeploymentRequest.forFunction(FUNCTION).rollback().alias(ALIAS).build();
  }
}
