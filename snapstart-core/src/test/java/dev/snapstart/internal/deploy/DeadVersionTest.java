package dev.snapstart.internal.deploy;

import static dev.snapstart.internal.deploy.Scenario.base;
import static dev.snapstart.internal.deploy.Scenario.deploy;
import static dev.snapstart.internal.deploy.VirtualLambda.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.snapstart.error.ErrorCode;
import dev.snapstart.error.SnapStartException;
import dev.snapstart.local.state.LambdaCall;
import dev.snapstart.local.state.SnapshotFailure;
import dev.snapstart.model.DeploymentRequest;
import dev.snapstart.plan.Step;
import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class DeadVersionTest {
  private final VirtualLambda lambda = new VirtualLambda();

  @Test
  void aSnapshotThatFailsInThisRunEndsItAndIsExplained() {
    SnapStartException failure = failing(deploy("v2.zip").build());
    assertThat(failure.failure().orElseThrow().reasonCode()).isEqualTo("FunctionError.InitTimeout");
    assertThat(failure)
        .hasMessageContaining("Init timed out")
        .hasMessageContaining("took longer than allowed")
        .hasMessageContaining("The alias was not moved")
        .hasMessageContaining("aws logs tail '/aws/lambda/orders-api'")
        .hasMessageContaining("/[2]'");
    assertThat(lambda.function().version("2")).isNotNull();
  }

  @Test
  void itIsDeletedIfAskedAndTheErrorStaysTheSame() {
    SnapStartException failure = failing(deploy("v2.zip").deleteFailedVersion(true).build());
    assertThat(failure)
        .hasMessageContaining("Init timed out")
        .hasMessageContaining("DeleteVersion");
    assertThat(lambda.function().version("2")).isNull();
    assertThat(lambda.function().version("1")).isNotNull();
  }

  @Test
  void aFailedVersionThatTheAliasSharesItsTrafficWithIsNotDeleted() {
    UnforeseeableScenarios.failed(lambda);
    lambda.direct(
        new LambdaCall.UpdateAlias(
            FUNCTION, VirtualLambda.ALIAS, "1", "kept [snapstart 1<2]", null, null));
    lambda.edit(
        state -> state.withPlannedFailure(FUNCTION, new SnapshotFailure("FunctionError", "again")));
    DeploymentRequest request =
        deploy("v1.zip", base().timeoutSeconds(20)).deleteFailedVersion(true).build();
    SnapStartException failure =
        catchThrowableOfType(SnapStartException.class, () -> lambda.deploy(request));
    assertThat(failure.code()).isEqualTo(ErrorCode.SNAPSHOT_FAILED);
    assertThat(lambda.function().version("2")).as("named by the ledger").isNotNull();
    assertThat(lambda.function().version("3")).as("named by nothing").isNull();
  }

  @Test
  void aVersionThatHadFailedBeforeIsDeletedByARunThatOnlyWaitsForIt() {
    failing(deploy("v2.zip").build());
    DeploymentRequest.Builder wait = DeploymentRequest.forFunction(FUNCTION).version("2");
    assertThat(catchThrowableOfType(SnapStartException.class, () -> lambda.deploy(wait.build())))
        .returns(ErrorCode.SNAPSHOT_FAILED, SnapStartException::code);
    assertThat(lambda.function().version("2")).as("not asked for").isNotNull();
    DeploymentRequest deleting = wait.deleteFailedVersion(true).build();
    assertThat(catchThrowableOfType(SnapStartException.class, () -> lambda.plan(deleting)))
        .returns(ErrorCode.SNAPSHOT_FAILED, SnapStartException::code);
    assertThat(lambda.function().version("2")).as("only planned").isNotNull();
    assertThat(catchThrowableOfType(SnapStartException.class, () -> lambda.deploy(deleting)))
        .returns(ErrorCode.SNAPSHOT_FAILED, SnapStartException::code)
        .hasMessageContaining("DeleteVersion");
    assertThat(lambda.function().version("2")).isNull();
    assertThat(lambda.function().version("1")).isNotNull();
  }

  @Test
  void anIdleVersionWithoutSnapStartIsNotInvokedBecauseThatMayRunIt() {
    lambda.deploy(deploy("v1.zip", base().snapStart(false)).build());
    lambda.deploy(deploy("v2.zip", base().snapStart(false)).build());
    lambda.pass(Duration.ofSeconds(5));
    lambda.edit(state -> state.withIdle(FUNCTION, "1"));
    lambda.calls().clear();
    DeploymentRequest request =
        DeploymentRequest.forFunction(FUNCTION).version("1").alias(VirtualLambda.ALIAS).build();
    SnapStartException failure =
        catchThrowableOfType(SnapStartException.class, () -> lambda.deploy(request));
    assertThat(failure.code()).isEqualTo(ErrorCode.VERSION_INACTIVE);
    assertThat(lambda.writes()).isEmpty();
  }

  @Test
  void onlyNumberedVersionsCanBeDeleted() {
    for (String version : new String[] {"", "$LATEST", "live", "0", "1a", "-1"}) {
      Assertions.assertThatThrownBy(() -> new Step.DeleteVersion(version))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private SnapStartException failing(DeploymentRequest request) {
    Scenario.deployed(lambda);
    lambda.edit(
        state ->
            state.withPlannedFailure(
                FUNCTION, new SnapshotFailure("FunctionError.InitTimeout", "Init timed out.")));
    SnapStartException failure =
        catchThrowableOfType(SnapStartException.class, () -> lambda.deploy(request));
    assertThat(failure.code()).isEqualTo(ErrorCode.SNAPSHOT_FAILED);
    return failure;
  }
}
