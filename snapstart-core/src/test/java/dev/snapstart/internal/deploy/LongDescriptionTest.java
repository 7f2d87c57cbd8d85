package dev.snapstart.internal.deploy;

import static dev.snapstart.internal.deploy.VirtualLambda.ALIAS;
import static dev.snapstart.internal.deploy.VirtualLambda.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapstart.model.AliasGoal;
import dev.snapstart.model.Attribute;
import dev.snapstart.model.DeploymentRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Descriptions of an alias that leave no room for its ledger. */
class LongDescriptionTest {
  private final VirtualLambda lambda = Walks.oneVersion();

  @ParameterizedTest
  @ValueSource(ints = {200, 217, 219, 238, 240, 241, 256})
  void areCutAndNotTakenForSomebodyElsesWork(int length) {
    AliasGoal goal = new AliasGoal(ALIAS, Attribute.set("x".repeat(length)), true);
    for (int version = 2; version <= 4; version++) {
      DeploymentRequest request = Scenario.deploy("v" + version + ".zip").alias(goal).build();
      assertThat(lambda.plan(request).steps()).isNotEmpty();
      lambda.deploy(request);
      assertThat(lambda.alias().functionVersion()).isEqualTo("" + version);
      assertThat(lambda.ledger().orElseThrow().previousVersion()).contains("" + (version - 1));
      assertThat(lambda.alias().description()).hasSizeLessThanOrEqualTo(256);
      assertThat(lambda.plan(request).steps()).isEmpty();
    }
    lambda.deploy(DeploymentRequest.forFunction(FUNCTION).rollback().alias(goal).build());
    assertThat(lambda.alias().functionVersion()).isEqualTo("3");
  }
}
